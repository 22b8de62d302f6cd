import { expect, test, vi } from "vitest";
import * as api from "../index.js";
import { type Bundle, bundleForBrowsers } from "../testing/bundle.js";

vi.setConfig({ testTimeout: 180_000 });

/** Most bytes, after gzip, that the client may add to an app's first load; it was 16.9 KB when this was written. */
const MOST_BYTES = 20 * 1024;

const isSchema = (value: unknown) => typeof value === "object" && value !== null && "_zod" in value;
const NAMES = Object.entries(api).flatMap(([name, value]) => (isSchema(value) ? [] : [name]));

const bundle = (names: string[]): Promise<Bundle> =>
  bundleForBrowsers(`import { ${names.join(", ")} } from "@parley/api"; globalThis.used = [${names.join(", ")}];`);
const from = ({ modules }: Bundle, name: RegExp) => modules.filter((id) => name.test(id));

test("an app that uses everything but schemas gets the client, its rules and limits, and no zod", async () => {
  expect(NAMES).toEqual(expect.arrayContaining(["createParleyClient", "followWorkspace", "mayInGroup", "LIMITS"]));
  const used = await bundle(NAMES);
  expect(from(used, /^@parley\/api\/dist\/client\//).length).toBeGreaterThan(5);
  expect(from(used, /^zod\//)).toEqual([]);
  expect(used.gzipBytes).toBeLessThan(MOST_BYTES);
});

test("no code of the server and nothing of Node comes along", async () => {
  const used = await bundle(NAMES);
  expect(used.imports).toEqual([]);
  expect(from(used, /^(ws|node:|__vite-browser-external)/)).toEqual([]);
  expect(from(used, /^@parley\/api\/dist\/(router|trpc|api-error|context|server)\.js$/)).toEqual([]);
  expect(from(used, /^@parley\/api\/dist\/features\/[^/]+\/router\.js$/)).toEqual([]);
  // What tRPC's own client shares with its server: observables, error shapes and codes, tracked events.
  const shared = /^@trpc\/server\/dist\/(observable|getErrorShape|codes|tracked|utils|objectSpread2)[-.]/;
  expect(from(used, /^@trpc\/server\//).filter((id) => !shared.test(id))).toEqual([]);
});

test("a program that wants the reasons alone gets little else", async () => {
  const used = await bundle(["reasonOf"]);
  expect(used.modules.filter((id) => !id.startsWith("\0"))).toEqual(["@parley/api/dist/errors.js"]);
});

test("schemas work in browsers for those who ask for them", async () => {
  const used = await bundle(["MessagesSendInput"]);
  expect(from(used, /^zod\//).length).toBeGreaterThan(0);
  expect(from(used, /^@trpc\//)).toEqual([]);
});
