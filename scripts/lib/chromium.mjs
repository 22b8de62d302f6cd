import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aptInstall } from "./apt.mjs";
import { findProgram } from "./find-program.mjs";
import { root } from "./paths.mjs";
import { run } from "./run.mjs";

/** @typedef {{ path: string, env: Record<string, string> }} Chromium env: what the program needs around it */

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/**
 * Runs a few lines in apps/web, where Playwright and the packaged Chromium are installed.
 * @param {string} script an ES module
 * @param {Record<string, string>} env
 */
const runInWeb = (script, env) =>
  run(process.execPath, ["--input-type=module", "-e", script], { cwd: join(root, "apps/web"), env, timeoutMs: 60_000 });

/**
 * Whether a browser not only exists but opens a page here (a snap's stub, or missing libraries, do not).
 * @param {Chromium} chromium
 */
async function works({ path, env }) {
  const script = `import { chromium } from "@playwright/test";
    const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox"], timeout: 30_000 });
    const page = await browser.newPage();
    await page.setContent("<p>it works</p>");
    console.log(await page.textContent("p"));
    await browser.close();`;
  const { code, output } = await runInWeb(script, { ...env, CHROME: path });
  return code === 0 && output.includes("it works");
}

/**
 * The build of @sparticuz/chromium (a dependency of apps/web): unpacks itself and its libraries into the temp folder.
 * @returns {Promise<Chromium | undefined>}
 */
async function packagedChromium() {
  // A half unpacked program of an interrupted run would be taken for the whole.
  rmSync(join(tmpdir(), "chromium"), { force: true });
  const script = `const { default: chromium } = await import("@sparticuz/chromium");
    console.log(JSON.stringify({ path: await chromium.executablePath(), libraries: process.env.LD_LIBRARY_PATH ?? "" }));`;
  // The variable makes it bring the libraries too, which a bare machine lacks.
  const { code, output } = await runInWeb(script, { AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" });
  if (code !== 0) return undefined;
  const { path, libraries } = /** @type {{ path: string, libraries: string }} */ (
    JSON.parse(output.trim().split("\n").at(-1) ?? "{}")
  );
  return { path, env: { LD_LIBRARY_PATH: libraries } };
}

/**
 * A browser for the tests: CHROME, one of this machine, apt's, the one from the package registry; the first that works.
 * @returns {Promise<Chromium | { missing: string }>}
 */
export async function obtainChromium() {
  const named = process.env.CHROME;
  if (named) {
    if (await works({ path: named, env: {} })) return { path: named, env: {} };
    return { missing: `CHROME=${named} does not open a page` };
  }
  const installed = () => NAMES.map((name) => findProgram(name)).concat(findProgram(MAC, ["/"]));
  for (const attempt of [installed, async () => ((await aptInstall(["chromium"])) ? [] : installed())]) {
    for (const path of await attempt()) {
      if (path && (await works({ path, env: {} }))) return { path, env: {} };
    }
  }
  const packaged = await packagedChromium();
  if (packaged && (await works(packaged))) return packaged;
  return { missing: "no Chromium that opens a page; install one, or name it in CHROME" };
}
