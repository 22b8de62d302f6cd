import { once } from "node:events";
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../lib/paths.mjs";
import { start as startProcess, stop } from "../lib/run.mjs";
import { currentState, writeStamp } from "../lib/stamp.mjs";
import { temporaryTree } from "../testing/temporary-tree.mjs";

const SERVER = `import { writeFileSync } from "node:fs";
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => { console.log("got " + signal); process.exit(7); });
setInterval(() => {}, 1000);
console.log(JSON.stringify([process.pid, process.cwd(), process.env.NODE_ENV, ...process.argv.slice(1)]));`;

/** A checkout whose stamp says that all is installed and built, so that only the server is left to start. */
function readyCheckout() {
  const tree = temporaryTree({
    "package.json": '{"packageManager":"pnpm@0.0.0","type":"module"}',
    "apps/server/package.json": '{"type":"module"}',
    "apps/server/dist/main.js": SERVER,
    "packages/db/package.json": "{}",
  });
  cpSync(join(root, "scripts"), join(tree, "scripts"), { recursive: true });
  writeStamp(currentState(tree), tree);
  return tree;
}

/** @param {string} tree */
function start(tree, args = [""]) {
  const child = startProcess(process.execPath, [join(tree, "scripts/start.mjs"), ...args], {
    cwd: tree,
    env: { PATH: "/nowhere", HOME: tree },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => stop(child, "SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += String(chunk)));
  return { child, output: () => output };
}

test("with nothing to do, it becomes the server at once: its process, folder, arguments, signals and exit code", async () => {
  const tree = readyCheckout();
  const { child, output } = start(tree, ["--demo"]);
  await once(/** @type {import("node:stream").Readable} */ (child.stdout), "data");
  expect(JSON.parse(output())).toEqual([
    child.pid,
    tree,
    "production",
    join(tree, "apps/server/dist/main.js"),
    "--demo",
  ]);
  child.kill("SIGTERM");
  expect(await once(child, "close")).toEqual([7, null]);
  expect(output()).toMatch(/got SIGTERM\n$/);
});

test("when the built server is gone, it wants to build, and says why it cannot", async () => {
  const tree = readyCheckout();
  rmSync(join(tree, "apps/server/dist/main.js"));
  const { child, output } = start(tree);
  expect(await once(child, "close")).toEqual([1, null]);
  expect(output()).toMatch(/^Building … failed[\s\S]*Failed: Building ended with exit code 127/);
});

test("when the lockfile changed, it wants to install first", async () => {
  const tree = readyCheckout();
  writeFileSync(join(tree, "pnpm-lock.yaml"), "changed");
  const { child, output } = start(tree);
  expect(await once(child, "close")).toEqual([1, null]);
  expect(output()).toMatch(/^Installing packages … failed[\s\S]*npx ENOENT/);
});
