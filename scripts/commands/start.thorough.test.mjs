import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { start } from "../lib/run.mjs";
import { Checkout } from "../testing/checkout.mjs";

const SERVER = `for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => { console.log("got " + signal); process.exit(7); });
setInterval(() => {}, 1000);
console.log(JSON.stringify([process.pid, process.cwd(), process.env.NODE_ENV, ...process.argv.slice(1)]));`;

const MAIN = "apps/server/dist/main.js";

/** An npx that writes down what it is asked for, and does as pnpm and turbo would. */
const NPX = `echo "$@" >> asked.txt
case "$*" in
  *install*) mkdir -p node_modules/.pnpm && cp pnpm-lock.yaml node_modules/.pnpm/lock.yaml ;;
  *"turbo run build"*) mkdir -p apps/server/dist && cp apps/server/src/main.js ${MAIN} ;;
esac`;

test("with nothing to do, it becomes the server at once: its process, folder, arguments, signals and exit code", async () => {
  const checkout = new Checkout({ [MAIN]: SERVER }).stamp();
  const { child, output } = checkout.start("start", ["--port", "1"]);
  await once(/** @type {import("node:stream").Readable} */ (child.stdout), "data");
  const argv = [join(checkout.path, MAIN), "--port", "1"];
  expect(JSON.parse(output())).toEqual([child.pid, checkout.path, "production", ...argv]);
  child.kill("SIGTERM");
  expect(await once(child, "close")).toEqual([7, null]);
  expect(output()).toMatch(/got SIGTERM\n$/);
});

test("the first start installs and builds, the second only starts, one after an edit only builds", async () => {
  const files = { "pnpm-lock.yaml": "lock", "apps/server/src/main.js": 'console.log("ready");' };
  const checkout = new Checkout(files).program("bin/npx", NPX);
  const asked = () => readFileSync(join(checkout.path, "asked.txt"), "utf8").trim().split("\n");

  const first = await checkout.run("start");
  expect(first.output).toMatch(/^Installing packages … \d.* s\nBuilding … \d.* s\nready\n$/);
  expect(first.code).toBe(0);
  expect(asked()).toEqual([
    expect.stringMatching(/^-y pnpm@0\.0\.0 install --frozen-lockfile/),
    expect.stringMatching(/^-y pnpm@0\.0\.0 exec turbo run build/),
  ]);

  expect(await checkout.run("start")).toEqual({ code: 0, output: "ready\n" });
  expect(asked()).toHaveLength(2);

  writeFileSync(join(checkout.path, "apps/server/src/main.js"), 'console.log("changed");');
  expect((await checkout.run("start")).output).toMatch(/^Building … .* s\nchanged\n$/);
  expect(asked()).toHaveLength(3);
});

test("when the built server is gone, it wants to build, and says why it cannot", async () => {
  const checkout = new Checkout({ [MAIN]: SERVER })
    .stamp()
    .program("bin/npx", 'echo "src/a.ts(1,1): error TS2304"; exit 2');
  rmSync(join(checkout.path, MAIN));
  const { code, output } = await checkout.run("start");
  expect(code).toBe(1);
  expect(output).toContain(
    "Building … failed\n\nsrc/a.ts(1,1): error TS2304\n\nFailed: Building ended with exit code 2",
  );
});

test("without a network, it says so and what to do", async () => {
  const checkout = new Checkout().program("bin/npx", 'echo "npm error code ENOTFOUND" >&2; exit 1');
  const { code, output } = await checkout.run("start");
  expect(code).toBe(1);
  expect(output).toMatch(/Failed: Installing packages: the package registry cannot be reached\.\nCheck the network/);
});

test("a server whose npm was killed outright ends too", async () => {
  const checkout = new Checkout({ [MAIN]: SERVER }).stamp();
  // The first shell stands for npm, the second for the one npm puts between itself and the script.
  checkout.program("npm.sh", `sh -c '"${process.execPath}" scripts/start.mjs; true' & echo $$; wait`);
  const npm = start(join(checkout.path, "npm.sh"), [], {
    cwd: checkout.path,
    env: { ...process.env, npm_lifecycle_event: "start" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const output = /** @type {import("node:stream").Readable} */ (npm.stdout);
  const lines = createInterface(output)[Symbol.asyncIterator]();
  const npmPid = Number((await lines.next()).value);
  expect((await lines.next()).value).toContain("main.js");
  process.kill(npmPid, "SIGKILL");
  expect((await lines.next()).value).toBe("got SIGTERM");
});

test.each([
  ["ENOSPC: no space left on device, write", "the disk is full", "Free some space"],
  ["ERR_PNPM_TARBALL_INTEGRITY  Got unexpected checksum", "does not match the lockfile's checksum", "empty the cache"],
  ["EACCES: permission denied, mkdir 'node_modules'", "may not be written", "Check who owns this folder"],
])("when installing fails with %s, it says what that means and what to do", async (said, sentence, hint) => {
  const checkout = new Checkout().program("bin/npx", `echo "${said}" >&2; exit 1`);
  const { code, output } = await checkout.run("start");
  expect(code).toBe(1);
  expect(output).toContain(`${said}\n\nFailed: Installing packages: `);
  expect(output).toContain(sentence);
  expect(output.trimEnd().split("\n").at(-1)).toContain(hint);
});

test("a Node that is too old is told so before anything is installed, without a stack", async () => {
  const checkout = new Checkout({
    "old.cjs": 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.4" } });',
  }).program("bin/npx", "touch asked.txt");
  const { code, output } = await checkout.run("start", [], { NODE_OPTIONS: `--require=${checkout.path}/old.cjs` });
  expect(code).toBe(1);
  expect(output).toBe(
    "Parley needs Node 20.19 or newer; this is Node 18.20.4.\nInstall a current one from https://nodejs.org (or: nvm install 20) and try again.\n",
  );
  expect(() => readFileSync(join(checkout.path, "asked.txt"))).toThrow(/ENOENT/);
});

test("what the server says when it cannot start is the last that is said, with its exit code", async () => {
  const sentence = "The port 3000 is taken by another program; choose one with PORT=…";
  const checkout = new Checkout({ [MAIN]: `console.error(${JSON.stringify(sentence)}); process.exit(1);` }).stamp();
  expect(await checkout.run("start")).toEqual({ code: 1, output: `${sentence}\n` });
});
