import { once } from "node:events";
import { expect, test } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.mjs";
import { run, start, stop } from "./run.mjs";

/** @param {string} script */
const node = (script, options = {}) => run(process.execPath, ["-e", script], options);

test("the exit code and what was said to both streams come back", async () => {
  const result = await node('process.stdout.write("one "); process.stderr.write("two"); process.exitCode = 3');
  expect(result.code).toBe(3);
  // Two streams: which of them is heard first is not settled.
  expect(["one two", "twoone "]).toContain(result.output);
});

test("a program that does not exist is a result, not a throw", async () => {
  expect(await run("parley-no-such-program", [])).toEqual({ code: 127, output: expect.stringContaining("ENOENT") });
});

test("folder and environment are as asked; undefined takes a variable away", async () => {
  const tree = temporaryTree({});
  process.env.PARLEY_TEST_A = "outer";
  const result = await node("console.log(process.cwd(), process.env.PARLEY_TEST_A, process.env.PARLEY_TEST_B)", {
    cwd: tree,
    env: { PARLEY_TEST_A: undefined, PARLEY_TEST_B: "inner" },
  });
  delete process.env.PARLEY_TEST_A;
  expect(result.output).toBe(`${tree} undefined inner\n`);
});

test("of endless output the end is kept", async () => {
  const { output } = await node('for (let i = 0; i < 60000; i++) console.log("line " + i)');
  expect(output.length).toBe(200_000);
  expect(output.endsWith("line 59999\n")).toBe(true);
});

test("a program that never ends is ended", async () => {
  expect(await node("setInterval(() => {}, 1000)", { timeoutMs: 50 })).toEqual({ code: 128, output: "" });
});

test("what was started is gone after stop, however often it is stopped", async () => {
  const child = start("sleep", ["100"]);
  await stop(child);
  expect(child.signalCode).toBe("SIGTERM");
  await stop(child);
});

test("a process told to end takes its children with it and reports the signal", async () => {
  const script = `import { start } from ${JSON.stringify(new URL("./run.mjs", import.meta.url).href)};
    console.log(start("sleep", ["100"]).pid);`;
  const parent = start(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = /** @type {[Buffer]} */ (
    await once(/** @type {import("node:stream").Readable} */ (parent.stdout), "data")
  );
  await stop(parent);
  expect(parent.exitCode).toBe(143);
  expect(() => process.kill(Number(line), 0)).toThrow(/ESRCH/);
});
