import { expect, test } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.mjs";
import { importsOf, isTestCode, readSourceGraph } from "./source-graph.mjs";

test("every way to import is seen, and whether it is still there at run time", () => {
  const text = `import a, { type B } from "one";
    import type { C } from "./two.js";
    import { type D } from "./three.js";
    import "./four.css";
    export * from "./five.js";
    export type { E } from "./six.js";
    export { f } from "./seven.js";
    const g = await import("./eight.js");
    const h = await import(\`./\${a}.js\`);`;
  expect(importsOf("a.ts", text)).toEqual([
    { specifier: "one", typeOnly: false },
    { specifier: "./two.js", typeOnly: true },
    { specifier: "./three.js", typeOnly: true },
    { specifier: "./four.css", typeOnly: false },
    { specifier: "./five.js", typeOnly: false },
    { specifier: "./six.js", typeOnly: true },
    { specifier: "./seven.js", typeOnly: false },
    { specifier: "./eight.js", typeOnly: false },
  ]);
});

test("a file that is no TypeScript is named", () => {
  expect(() => importsOf("apps/web/src/broken.ts", "const = 1")).toThrow(
    /^apps\/web\/src\/broken\.ts cannot be parsed/,
  );
});

test("specifiers lead to files as the compilers and Vite would find them", () => {
  const graph = readSourceGraph(
    temporaryTree({
      "apps/web/src/a.tsx":
        'import "./b";import "./c";import "./d.js";import "./e.css";import "./f.svg?raw";import "react";import "./gone";',
      "apps/web/src/b.tsx": "",
      "apps/web/src/c/index.ts": "",
      "apps/web/src/d.ts": "",
      "apps/web/src/e.css": "",
      "apps/web/src/f.svg": "",
      "apps/web/dist/built.mjs": "import './nowhere.js'",
    }),
  );
  expect([...graph.keys()]).toEqual(["a.tsx", "b.tsx", "c/index.ts", "d.ts"].map((name) => `apps/web/src/${name}`));
  const found = graph.get("apps/web/src/a.tsx")?.imports.map(({ target, exists }) => [target, exists]);
  expect(found).toEqual([
    ...["b.tsx", "c/index.ts", "d.ts", "e.css", "f.svg"].map((name) => [`apps/web/src/${name}`, true]),
    [undefined, true],
    ["apps/web/src/gone", false],
  ]);
});

test.each([
  ["apps/server/src/features/a/add.ts", false],
  ["apps/server/src/features/a/add.pg.test.ts", true],
  ["apps/server/src/testing/world.ts", true],
  ["apps/server/bench/send.bench.ts", true],
  ["apps/web/e2e/chat.e2e.ts", true],
  ["apps/web/vite.config.ts", true],
  ["apps/web/src/attesting/a.ts", false],
])("%s is test code: %s", (path, expected) => {
  expect(isTestCode(path)).toBe(expected);
});
