import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.mjs";
import { packClient, publishedManifest } from "./client-package.mjs";
import { run } from "./run.mjs";

const manifest = {
  name: "@parley/api",
  version: "1.2.3",
  private: true,
  type: "module",
  exports: {
    ".": {
      source: { node: "./src/index.node.ts", default: "./src/index.ts" },
      types: "./dist/index.d.ts",
      default: "./dist/index.js",
    },
  },
  scripts: { build: "tsc" },
  dependencies: {},
  devDependencies: { typescript: "7.0.2" },
};

const files = {
  LICENSE: "the license",
  "packages/api/README.md": "how to use it",
  "packages/api/package.json": JSON.stringify(manifest),
  "packages/api/src/index.ts": "source",
  "packages/api/dist/index.js": 'export const hello = "hi";\n//# sourceMappingURL=index.js.map\n',
  "packages/api/dist/index.js.map": "{}",
  "packages/api/dist/index.d.ts": "export declare const hello: string;",
  "packages/api/dist/.tsbuildinfo": "{}",
};

test("what only this repository needs stays out of the manifest", () => {
  expect(publishedManifest(manifest)).toEqual({
    name: "@parley/api",
    version: "1.2.3",
    type: "module",
    exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
    dependencies: {},
  });
});

test.each(["workspace:*", "link:../db", "file:../db", "catalog:"])("a dependency by %s is refused", (range) => {
  const dependent = { ...manifest, dependencies: { "@parley/db": range } };
  expect(() => publishedManifest(dependent)).toThrow(/@parley\/db .* no outside project can install/);
});

test("the tarball installs and runs in another project by plain npm, and carries only what it should", async () => {
  const tree = temporaryTree({
    ...files,
    "outside/package.json": '{"type":"module"}',
    "outside/use.js": 'import { hello } from "@parley/api";\nconsole.log(hello);',
  });
  const tarball = await packClient(join(tree, "packages/api"), tree);
  const listed = await run("tar", ["tzf", tarball]);
  expect(listed.output.trim().split("\n").sort()).toEqual(
    ["LICENSE", "README.md", "dist/index.d.ts", "dist/index.js", "package.json"].map((path) => `package/${path}`),
  );

  const outside = join(tree, "outside");
  const installed = await run("npm", ["install", "--offline", "--no-audit", tarball], { cwd: outside });
  expect(installed.code, installed.output).toBe(0);
  expect((await run(process.execPath, ["use.js"], { cwd: outside })).output).toBe("hi\n");
  expect(readFileSync(join(outside, "node_modules/@parley/api/dist/index.js"), "utf8")).not.toContain(
    "sourceMappingURL",
  );
});

test("exports that the build did not make are named", async () => {
  const { "packages/api/dist/index.d.ts": _types, ...rest } = files;
  const tree = temporaryTree(rest);
  await expect(packClient(join(tree, "packages/api"), tree)).rejects.toThrow(/does not make: \.\/dist\/index\.d\.ts/);
});
