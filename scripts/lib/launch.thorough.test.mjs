import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.mjs";
import { nodeVersionProblem } from "./launch.mjs";
import { root } from "./paths.mjs";
import { run } from "./run.mjs";

test.each(["20.19.0", "20.20.2", "22.0.0", "24.3.1"])("Node %s will do", (version) => {
  expect(nodeVersionProblem(version)).toBeUndefined();
});

test.each(["12.22.12", "18.20.4", "20.18.9", "19.9.0"])(
  "Node %s is told what is needed and where to get it",
  (version) => {
    const sentence = nodeVersionProblem(version);
    expect(sentence).toContain(`this is Node ${version}`);
    expect(sentence).toMatch(/needs Node 20\.19 or newer[\s\S]*nodejs\.org/);
  },
);

test("the check comes before any file that an old Node cannot parse", () => {
  const source = readFileSync(join(root, "scripts/lib/launch.mjs"), "utf8");
  expect(source).not.toMatch(/^import /m);
  expect(source.replace(/^\s*(\/\/|\*|\/\*).*$/gm, "")).not.toMatch(/\?\?|\?\.|^await /m);
});

/** @param {string} command the text of a command's file */
const launchIn = (command) => {
  const read = (/** @type {string} */ path) => readFileSync(join(root, "scripts", path), "utf8");
  const tree = temporaryTree({
    "scripts/lib/launch.mjs": read("lib/launch.mjs"),
    "scripts/lib/messages.mjs": read("lib/messages.mjs"),
    "scripts/go.mjs": 'import { launch } from "./lib/launch.mjs";\nlaunch("go");',
    "scripts/commands/go.mjs": command,
  });
  return run(process.execPath, [join(tree, "scripts/go.mjs"), "--one", "two"]);
};

test("a command gets its arguments", async () => {
  const result = await launchIn("export const main = async (args) => console.log(args.join());");
  expect(result).toEqual({ code: 0, output: "--one,two\n" });
});

test("a failure is told as a sentence, with what to do and without a stack", async () => {
  const result = await launchIn(`import { Failure } from "../lib/messages.mjs";
    export const main = async () => { throw new Failure("no luck.", { hint: "Try again.", details: "it said so" }); };`);
  expect(result).toEqual({ code: 1, output: "\nit said so\n\nFailed: no luck.\nTry again.\n" });
});

test("a bug in a command shows its stack", async () => {
  const result = await launchIn("export const main = async () => { throw new TypeError('oops'); };");
  expect(result.code).toBe(1);
  expect(result.output).toMatch(/TypeError: oops\n\s+at Module.main/);
});
