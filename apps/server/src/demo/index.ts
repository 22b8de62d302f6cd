export { describeDemo } from "./describe-demo.js";
export { type SeedDemoDeps, seedDemo } from "./seed/seed-demo.js";
