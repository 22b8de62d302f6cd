import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../lib/paths.mjs";
import { findServerCode, firstLoadSize } from "./web-bundle.mjs";

/** gzip bytes of JavaScript that the web app may load first (docs/benchmarks.md, web.firstload). */
const MOST_BYTES = 180 * 1024;

const dist = join(root, "apps/web/dist");

test("no code of the server is in the web app", () => {
  expect(findServerCode(dist)).toEqual([]);
});

test("the first load of the web app stays below 180 KB of JavaScript", () => {
  const { files, bytes } = firstLoadSize(dist);
  const largest = files.map(({ path, bytes: size }) => `${path} ${(size / 1024).toFixed(1)} KB`).join(", ");
  expect(files.length).toBeGreaterThan(0);
  expect(bytes, `first load: ${largest}; load what is not needed at once by import()`).toBeLessThanOrEqual(MOST_BYTES);
});
