import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./paths.mjs";
import { countPlaywright, countVitest } from "./reports.mjs";

/** @param {string} status @param {string} fullName */
const result = (status, fullName) => ({
  status,
  fullName,
  failureMessages: status === "failed" ? ["Error: no\n  at x"] : [],
});

const file = (
  /** @type {string} */ status,
  /** @type {ReturnType<typeof result>[]} */ assertionResults,
  message = "",
) => ({
  name: join(root, "packages/db/src/a.test.ts"),
  status,
  message,
  assertionResults,
});

test("vitest: passed, failed, skipped and todo are told apart", () => {
  const tests = ["passed", "passed", "failed", "skipped", "todo", "pending"].map((status) =>
    result(status, `is ${status}`),
  );
  expect(countVitest({ testResults: [file("failed", tests)] }, 1)).toEqual({
    passed: 2,
    failures: ["packages/db/src/a.test.ts › is failed: Error: no"],
    skipped: ["skipped", "todo", "pending"].map((status) => ({
      name: `packages/db/src/a.test.ts › is ${status}`,
      reason: "marked so in the test",
    })),
    cited: [],
  });
});

test("vitest: passed tests tell which bullets of the features they cite, failed ones do not", () => {
  const tests = [
    result("passed", "replies stay [F3.4] [F4.1]"),
    result("failed", "faces [F4.1]"),
    result("passed", "plain"),
  ];
  const path = "packages/db/src/a.test.ts";
  expect(countVitest({ testResults: [file("failed", tests)] }, 1).cited).toEqual([
    { bullet: "F3.4", file: path },
    { bullet: "F4.1", file: path },
  ]);
});

test("vitest: a file that cannot be loaded is one failure", () => {
  const counts = countVitest({ testResults: [file("failed", [], "Cannot find module './x'\nstack")] }, 1);
  expect(counts.failures).toEqual(["packages/db/src/a.test.ts: Cannot find module './x'"]);
});

test("vitest: a hook that breaks after good tests is a failure", () => {
  const counts = countVitest({ testResults: [file("failed", [result("passed", "is fine")])] }, 1);
  expect(counts).toMatchObject({ passed: 1, failures: ["packages/db/src/a.test.ts: could not be run"] });
});

test("vitest: a bad exit code without any failed test is a failure", () => {
  const counts = countVitest({ testResults: [file("passed", [result("passed", "is fine")])] }, 1);
  expect(counts.failures).toEqual([expect.stringContaining("exit code 1")]);
});

/** @param {"expected" | "unexpected" | "flaky" | "skipped"} status */
const spec = (status, annotations = [{ type: "skip", description: "" }]) => ({
  title: `is ${status}`,
  tests: [{ status, annotations }],
});

test("playwright: nested suites are counted, and a retry is told", () => {
  const report = {
    suites: [
      {
        title: "chat.e2e.ts",
        file: "chat.e2e.ts",
        specs: [spec("expected")],
        suites: [{ title: "phone", file: "chat.e2e.ts", specs: [spec("unexpected"), spec("flaky"), spec("skipped")] }],
      },
    ],
  };
  expect(countPlaywright(report, 1)).toEqual({
    passed: 2,
    failures: ["chat.e2e.ts › phone › is unexpected"],
    skipped: [{ name: "chat.e2e.ts › phone › is skipped", reason: "marked so in the test" }],
    notes: ["chat.e2e.ts › phone › is flaky passed only when run again"],
    cited: [],
  });
});

test("playwright: a scenario that passed tells which bullets it cites", () => {
  const specs = [
    { ...spec("expected"), title: "two people [F4.3]" },
    { ...spec("unexpected"), title: "three [F4.1]" },
  ];
  const { cited } = countPlaywright({ suites: [{ title: "chat.e2e.ts", file: "chat.e2e.ts", specs }] }, 1);
  expect(cited).toEqual([{ bullet: "F4.3", file: "apps/web/e2e/chat.e2e.ts" }]);
});

test("playwright: a reason to skip is passed on", () => {
  const skipped = spec("skipped", [{ type: "skip", description: "no camera" }]);
  const counts = countPlaywright({ suites: [{ title: "a", file: "a", specs: [skipped] }] }, 0);
  expect(counts.skipped).toEqual([{ name: "a › is skipped", reason: "no camera" }]);
});

test("playwright: an error outside any test, or only an exit code, is a failure", () => {
  const outside = countPlaywright({ suites: [], errors: [{ message: "the server did not start\nat x" }] }, 1);
  expect(outside.failures).toEqual(["the server did not start"]);
  expect(countPlaywright({ suites: [] }, 1).failures).toEqual([expect.stringContaining("exit code 1")]);
});
