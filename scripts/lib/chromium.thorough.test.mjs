import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Checkout } from "../testing/checkout.mjs";
import { temporaryTree } from "../testing/temporary-tree.mjs";

/** The part of Playwright that opens a page: it does what the program itself says, and writes down which it tried. */
const PLAYWRIGHT = `import { appendFileSync, readFileSync } from "node:fs";
export const chromium = { launch: async ({ executablePath }) => {
  appendFileSync(process.env.TRIED, executablePath + "\\n");
  if (!readFileSync(executablePath, "utf8").includes("works")) throw new Error("it does not start");
  return { newPage: async () => ({ setContent: async () => {}, textContent: async () => "it works" }), close: async () => {} };
} };`;

/** A packaged Chromium that unpacks itself into the temp folder, unless it finds itself there. */
const PACKAGED = `import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
export default { executablePath: async () => {
  const path = join(tmpdir(), "chromium");
  if (!existsSync(path)) writeFileSync(path, "works");
  process.env.LD_LIBRARY_PATH = "/libraries";
  return path;
} };`;

/** @param {Record<string, string>} programs what lies in the folder on the PATH, by name */
function machine(programs) {
  const checkout = new Checkout({
    "apps/web/node_modules/@playwright/test/package.json": '{"type":"module","main":"index.js"}',
    "apps/web/node_modules/@playwright/test/index.js": PLAYWRIGHT,
    "scripts/obtain.mjs": `import { obtainChromium } from "./lib/chromium.mjs";
console.log(JSON.stringify(await obtainChromium()));`,
  });
  for (const [name, text] of Object.entries(programs)) checkout.program(`bin/${name}`, text);
  const temp = temporaryTree({});
  const log = join(checkout.path, "tried.txt");
  return {
    path: join(checkout.path, "bin"),
    temp,
    packaged: () =>
      checkout
        .file("apps/web/node_modules/@sparticuz/chromium/package.json", '{"type":"module","main":"index.js"}')
        .file("apps/web/node_modules/@sparticuz/chromium/index.js", PACKAGED),
    tried: () => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : []),
    /** @param {Record<string, string>} [env] */
    obtain: async (env = {}) => {
      const { output } = await checkout.run("obtain", [], {
        PATH: join(checkout.path, "bin"),
        TRIED: log,
        TMPDIR: temp,
        ...env,
      });
      return /** @type {unknown} */ (JSON.parse(output.trim().split("\n").at(-1) ?? "null"));
    },
  };
}

test("the browser that is named is taken, whatever else there is", async () => {
  const { path, obtain, tried } = machine({ chromium: "works", mine: "works" });
  expect(await obtain({ CHROME: join(path, "mine") })).toEqual({ path: join(path, "mine"), env: {} });
  expect(tried()).toEqual([join(path, "mine")]);
});

test("one that is named and does not open a page is an error: no other is taken behind one's back", async () => {
  const { path, obtain, tried } = machine({ chromium: "works", mine: "broken" });
  expect(await obtain({ CHROME: join(path, "mine") })).toEqual({
    missing: `CHROME=${join(path, "mine")} does not open a page`,
  });
  expect(tried()).toHaveLength(1);
});

test("of those installed the first that opens a page counts; a stub that only says how to get one does not", async () => {
  const { path, obtain, tried } = machine({
    "google-chrome": "works",
    "chromium-browser": "echo 'snap install chromium'",
    "google-chrome-stable": "works",
  });
  expect(await obtain()).toEqual({ path: join(path, "google-chrome-stable"), env: {} });
  expect(tried()).toEqual([join(path, "chromium-browser"), join(path, "google-chrome-stable")]);
});

test("where none works, the packaged one is unpacked anew and brings its libraries", async () => {
  const { obtain, packaged, temp } = machine({ chromium: "broken" });
  packaged();
  writeFileSync(join(temp, "chromium"), "half of it, from a run that was interrupted");
  expect(await obtain()).toEqual({ path: join(temp, "chromium"), env: { LD_LIBRARY_PATH: "/libraries" } });
});

test("where nothing works, it says what to do", async () => {
  expect(await machine({}).obtain()).toEqual({
    missing: "no Chromium that opens a page; install one, or name it in CHROME",
  });
});
