// Starts the worker from its TypeScript source, in tests and in development: on Node 20 a thread cannot be given a loader.
import { register } from "tsx/esm/api";

register();
await import("./pglite-worker.ts");
