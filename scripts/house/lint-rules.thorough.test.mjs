import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bin, root } from "../lib/paths.mjs";
import { run } from "../lib/run.mjs";
import { packageFolders } from "../lib/stamp.mjs";
import { temporaryTree } from "../testing/temporary-tree.mjs";

/** @typedef {{ diagnostics: { code: string, message: string, help?: string, filename: string }[] }} OxlintReport */

/**
 * What the house's lint says about these files.
 * @param {Record<string, string>} files
 */
async function lint(files) {
  const config = /** @type {{ options: object }} */ (JSON.parse(readFileSync(join(root, ".oxlintrc.json"), "utf8")));
  const text = JSON.stringify({ ...config, options: { ...config.options, typeAware: false } });
  const tree = temporaryTree({ ...files, ".oxlintrc.json": text });
  const { output } = await run(bin("oxlint"), ["--format=json", "."], { cwd: tree });
  const { diagnostics } = /** @type {OxlintReport} */ (JSON.parse(output.slice(output.indexOf("{"))));
  return diagnostics.map(({ code, message, help, filename }) => ({
    file: filename,
    code,
    says: `${message} ${help ?? ""}`,
  }));
}

describe("the house rules in lint", () => {
  /** @type {[file: string, text: string, teaches: RegExp][]} */
  const breaches = [
    ["apps/server/src/app.ts", "export const port = process.env.PORT;", /Only apps\/server\/src\/config.ts reads/],
    ["packages/db/src/a.ts", "export const url = process.env.DATABASE_URL;", /Only apps\/server\/src\/config.ts reads/],
    ["packages/api/src/a.ts", 'import "node:fs";', /packages\/api is the contract/],
    ["packages/api/src/a.ts", 'import "ws";', /packages\/api is the contract/],
    ["packages/api/src/node-web-socket.ts", 'import "@parley/db";', /adds ws/],
    ["packages/db/src/a.ts", 'import "@parley/api";', /knows tables, not the contract/],
    ["packages/ui/src/a.tsx", 'import "@trpc/client";', /takes props and gives callbacks/],
    ["apps/web/src/a.ts", 'import "@parley/api/server";', /server code in the browser is a leak/],
    ["apps/web/src/a.ts", 'import "drizzle-orm";', /belongs to the server/],
    ["apps/server/src/auth/gate.ts", 'import "lucia";', /Only apps\/server\/src\/auth\/sessions.ts imports lucia/],
    ["apps/server/src/features/a/add.ts", 'import "lucia";', /Only apps\/server\/src\/auth\/sessions.ts imports lucia/],
    ["apps/server/src/features/a/add.ts", 'import "../../transport/http.js";', /point inward/],
    ["apps/server/src/features/a/add.ts", 'import "../b/access.js";', /only through their index.ts/],
    ["apps/server/src/features/a/add.ts", 'import "@parley/db/testing";', /never imports test tools/],
    ["apps/server/src/realtime/hub.ts", 'import "../features/a/index.js";', /knows no feature/],
    ["apps/server/src/events/log.ts", 'import "../features/a/index.js";', /knows no feature/],
    ["apps/server/src/jobs/queue.ts", 'import "../container.js";', /nobody knows the container/],
    ["apps/server/src/transport/http.ts", 'import "../features/a/index.js";', /speaks protocols only/],
    [
      "apps/server/src/a.test.ts",
      'import { vi } from "vitest";\nvi.mock("./x.js");',
      /proves nothing about the real one/,
    ],
    ["apps/web/src/a.ts", "export const a = (b: any) => b;", /any/],
    ["apps/web/src/a.ts", `// ${"TO"}DO: later\nexport {};`, /todo/i],
  ];

  test.each(breaches)("%s: %s", async (file, text, teaches) => {
    const found = await lint({ [file]: text });
    expect(found).toEqual([expect.objectContaining({ file, says: expect.stringMatching(teaches) })]);
  });

  test("what is allowed passes", async () => {
    const found = await lint({
      "apps/server/src/config.ts": "export const port = process.env.PORT;",
      "apps/server/src/auth/sessions.ts": 'export { Lucia } from "lucia";',
      "apps/server/src/features/a/add.ts":
        'import "../b/index.js";\nimport "../feature.js";\nimport "../../events/log.js";',
      "apps/server/src/transport/http.ts": 'import "../realtime/hub.js";',
      "apps/server/src/testing/world.ts": 'import "@parley/db/testing";',
      "packages/api/src/a.ts": 'import "zod";\nimport "superjson";\nimport "@trpc/server";\nimport "./b.js";',
      "packages/api/src/client/node-web-socket.ts": 'import "ws";',
      "packages/api/src/a.test.ts": 'import "node:fs";',
      "apps/web/src/a.ts": 'import "@parley/api";\nimport "@parley/ui";',
    });
    expect(found).toEqual([]);
  });
});

test("what `npm run verify` has the linter check finds wrong types, and allowances that nothing needs", async () => {
  const wrong =
    'export const count: number = "one";\n// @ts-expect-error nothing is wrong here\nexport const one: number = 1;\n';
  const tree = temporaryTree({
    "a.ts": wrong,
    "tsconfig.json": '{"compilerOptions":{"strict":true,"noEmit":true}}',
    ".oxlintrc.json": '{"options":{"typeAware":true}}',
  });
  // The linter looks for the program that knows types where it runs.
  symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
  const { code, output } = await run(bin("oxlint"), ["--type-check", "a.ts"], { cwd: tree });
  expect(output).toContain("TS2322");
  expect(output).toContain("TS2578");
  expect(code).toBe(1);
});

test("every package whose types are checked has them checked by `npm run verify` too", () => {
  const folders = ["", ...packageFolders()];
  const scriptsOf = (/** @type {string} */ folder) => {
    const manifest = readFileSync(join(root, folder, "package.json"), "utf8");
    return /** @type {{ scripts: Record<string, string> }} */ (JSON.parse(manifest)).scripts;
  };
  const checked = folders.filter((folder) => scriptsOf(folder).typecheck !== undefined);
  expect(checked.length).toBeGreaterThan(5);
  for (const folder of checked) expect(scriptsOf(folder).check).toMatch(/oxlint --type-check /);
});
