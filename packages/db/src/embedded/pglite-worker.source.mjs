import { readdirSync, statSync } from "node:fs";

// Starts the worker in tests and in development. On Node 20 a thread cannot be given a loader, and to register one takes
// most of a second: what was built is run, unless a source beside this file has changed since.
const built = new URL("../../dist/embedded/", import.meta.url);

/** @param {URL} file */
const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function isBuilt() {
  const here = new URL(".", import.meta.url);
  const sources = readdirSync(here).filter((name) => /(?<!\.test|\.fixture)\.ts$/.test(name));
  return sources.every((name) => changedAt(new URL(name.replace(/ts$/, "js"), built)) > changedAt(new URL(name, here)));
}

if (isBuilt()) {
  await import(new URL("pglite-worker.js", built).href);
} else {
  const { register } = await import("tsx/esm/api");
  register();
  await import("./pglite-worker.ts");
}
