export * from "./fake-layout";
export { type PageSetup, setUpPage } from "./set-up-page";
