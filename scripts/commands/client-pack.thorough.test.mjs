import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../lib/run.mjs";
import { Checkout } from "../testing/checkout.mjs";

const MANIFEST = {
  name: "@parley/api",
  version: "1.2.3",
  type: "module",
  dependencies: {},
  exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
};

/** @param {string} build what stands for pnpm and turbo */
const checkout = (build) =>
  new Checkout({
    LICENSE: "the license",
    "packages/api/package.json": JSON.stringify(MANIFEST),
    "packages/api/README.md": "how to use it",
    "packages/api/dist/renamed-long-ago.js": "old",
  })
    .program("bin/npx", build)
    .stamp();

test("the client is built afresh, packed where it is found, and it is said how to install it", async () => {
  const made = checkout(
    "mkdir -p packages/api/dist && cd packages/api/dist && echo 'export {};' | tee index.js > index.d.ts",
  );
  const { code, output } = await made.run("client-pack");
  const tarball = join(made.path, "dist/parley-api-1.2.3.tgz");
  expect(code, output).toBe(0);
  expect(output).toContain(`dist/parley-api-1.2.3.tgz is ready: npm install ${tarball}`);
  expect(output).toContain('import { createParleyClient } from "@parley/api";');
  const listed = (await run("tar", ["tzf", tarball])).output;
  expect(listed).toContain("package/dist/index.js");
  expect(listed).not.toContain("renamed-long-ago");
});

test("a client that does not build is not packed, and the reason stands first", async () => {
  const made = checkout('echo "src/client.ts(3,1): error TS2304"; exit 2');
  const { code, output } = await made.run("client-pack");
  expect(code).toBe(1);
  expect(output).toMatch(/error TS2304\n\nFailed: Building ended with exit code 2/);
  expect(existsSync(join(made.path, "dist"))).toBe(false);
});
