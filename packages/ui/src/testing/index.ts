export * from "./fake-layout";
export { mendTextBoxes } from "./mend-text-boxes";
