export { failuresOf, formatReport } from "./report.js";
export { type ChaosOptions, runChaos } from "./run-chaos.js";
export { openClusterGround } from "./stage/cluster-ground.js";
export { openEmbeddedGround } from "./stage/embedded-ground.js";
