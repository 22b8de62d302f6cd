/// <reference lib="esnext.disposable" preserve="true" />
/** Parley's contract for browsers and other apps: schemas, events, errors and the router's type; no server code. */
export { createParleyClient } from "./client/create-parley-client.js";
export * from "./client.js";
export { type ErrorData, errorDataOf, type InputIssue, REASONS, type Reason, reasonOf } from "./errors.js";
export type { AppRouter } from "./router.js";
export * from "./schemas.js";
export { transformer } from "./transformer.js";
