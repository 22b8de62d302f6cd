import { describe, expect, test } from "vitest";
import { root } from "../lib/paths.mjs";
import { temporaryTree } from "../testing/temporary-tree.mjs";
import { checkHouse } from "./check-house.mjs";

/** @param {Record<string, string>} files */
const check = (files) => checkHouse(temporaryTree({ "package.json": '{"scripts":{"start":""}}', ...files }));

test("this repository keeps the rules of its house", () => {
  expect(checkHouse(root).join("\n")).toBe("");
});

test("a small repository in order passes, tests and types included", () => {
  const problems = check({
    "packages/api/src/index.ts":
      'import { z } from "zod";\nexport type { Rule } from "./rule.js";\nexport const Id = z.string();',
    "packages/api/src/rule.ts": 'import type { Id } from "./index.js";\nexport type Rule = typeof Id;',
    "packages/api/src/node-client.ts": 'import { WebSocket } from "ws";\nexport { WebSocket };',
    "packages/api/src/rule.test.ts": 'import "node:fs";\nimport "vitest";\nimport "./rule.js";',
    "apps/server/src/auth/sessions.ts": 'import { Lucia } from "lucia";\nexport { Lucia };',
    "apps/server/src/features/a/index.ts": 'export * from "./add.js";',
    "apps/server/src/features/a/add.ts": 'export const add = (tx: { n: number }) => import("../b/index.js");',
    "apps/server/src/features/b/index.ts": 'import "@parley/db";\nimport "../../events/log.js";',
    "apps/server/src/events/log.ts": "export const log = 1;",
    "apps/web/src/main.tsx": 'import "@parley/api";\nimport "@parley/ui";\nexport const main = <p>hi</p>;',
    "README.md": "Run `npm start`; see `apps/server/src/events/log.ts` and [main](apps/web/src/main.tsx#top).",
  });
  expect(problems).toEqual([]);
});

describe("who may import whom", () => {
  /** @type {[from: string, specifier: string, teaches: RegExp][]} */
  const forbidden = [
    ["packages/api/src/a.ts", "react", /knows only zod, superjson and @trpc/],
    ["packages/api/src/a.ts", "node:fs", /knows only zod/],
    ["packages/api/src/a.ts", "@parley/db", /knows only zod/],
    ["packages/api/src/a.ts", "ws", /knows only zod/],
    ["packages/db/src/a.ts", "@parley/api", /convert between both in apps\/server/],
    ["packages/ui/src/a.tsx", "@parley/api", /takes props and gives callbacks/],
    ["packages/ui/src/a.tsx", "@trpc/client", /takes props/],
    ["apps/web/src/a.ts", "@parley/api/server", /no server code may reach the browser/],
    ["apps/web/src/a.ts", "@parley/db", /no server code/],
    ["apps/server/src/a.ts", "@parley/ui", /never knows the web/],
    ["apps/server/src/a.ts", "@parley/db/testing", /never imports test tools/],
    ["apps/server/src/auth/gate.ts", "lucia", /only apps\/server\/src\/auth\/sessions.ts imports lucia/],
    ["apps/server/src/auth/gate.test.ts", "lucia", /only apps\/server\/src\/auth\/sessions.ts/],
    ["apps/server/src/realtime/hub.ts", "../features/a/index.js", /realtime knows topics and events/],
    ["apps/server/src/events/log.ts", "../realtime/hub.js", /inner layer/],
    ["apps/server/src/jobs/queue.ts", "../features/a/index.js", /inner layer/],
    ["apps/server/src/features/a/add.ts", "../../transport/http.js", /neither protocols nor the container/],
    ["apps/server/src/features/a/add.ts", "../../container.js", /neither protocols nor the container/],
    ["apps/server/src/features/a/add.ts", "../b/access.js", /meet only through their index.ts/],
    ["apps/server/src/features/a/add.ts", "../../testing/world.js", /never imports test tools/],
    ["apps/server/src/transport/ws.ts", "../features/a/index.js", /through the services/],
    ["apps/server/src/app.ts", "../../../packages/db/src/index.js", /import the package by its name/],
    ["apps/server/src/app.ts", "./gone.js", /leads to no file/],
  ];
  const targets = {
    "apps/server/src/features/a/index.ts": "",
    "apps/server/src/features/b/access.ts": "",
    "apps/server/src/realtime/hub.ts": "",
    "apps/server/src/transport/http.ts": "",
    "apps/server/src/container.ts": "",
    "apps/server/src/testing/world.ts": "",
    "packages/db/src/index.ts": "",
  };

  test.each(forbidden)("%s must not import %s", (from, specifier, teaches) => {
    for (const statement of [
      `import "${specifier}";`,
      `export * from "${specifier}";`,
      `await import("${specifier}");`,
    ]) {
      const problems = check({ ...targets, [from]: statement });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(`${from}: import "${specifier}"`);
      expect(problems[0]).toMatch(teaches);
    }
  });
});

test("a circle of imports is named once, with its way round", () => {
  const problems = check({
    "apps/web/src/a.ts": 'import "./b";',
    "apps/web/src/b.ts": 'export * from "./c";',
    "apps/web/src/c.ts": 'import { type A, a } from "./a";',
  });
  expect(problems).toEqual([
    expect.stringContaining("apps/web/src/a.ts → apps/web/src/b.ts → apps/web/src/c.ts → apps/web/src/a.ts"),
  ]);
});

test("a file of more than 400 lines is to be split", () => {
  const lines = (/** @type {number} */ count) => "export {};\n".repeat(count);
  expect(check({ "apps/web/src/a.ts": lines(400), "apps/web/src/a.css": "a {}\n".repeat(400) })).toEqual([]);
  expect(check({ "apps/web/src/a.ts": lines(401) })).toEqual([expect.stringContaining("has 401 lines")]);
  expect(check({ "packages/ui/src/a.css": "a {}\n".repeat(401) })).toEqual([expect.stringContaining("has 401 lines")]);
});

test.each(["biome-", "oxlint-", "eslint-"])("a comment with %s… that silences a check is refused", (tool) => {
  const problems = check({
    "apps/web/src/a.ts": `// ${tool}${tool === "biome-" ? "ignore" : "disable"} all\nexport {};`,
  });
  expect(problems).toEqual([expect.stringContaining("mend the code")]);
});

test("documents may name only what exists", () => {
  const problems = check({
    "docs/a.md":
      "See `apps/server/src/gone.ts`, `packages/*/src`, [that](../nowhere.md) and [this](https://example.org/x).",
    "README.md": "Run `npm run gone`, `npm start` or `npm install`.",
  });
  expect(problems).toEqual([
    expect.stringContaining('README.md: names the npm script "gone"'),
    expect.stringContaining("docs/a.md: names apps/server/src/gone.ts"),
    expect.stringContaining("docs/a.md: names nowhere.md"),
  ]);
});
