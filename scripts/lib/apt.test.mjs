import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.mjs";
import { aptInstall, canUseApt } from "./apt.mjs";

/**
 * A machine whose apt-get writes down what it is asked for.
 * @param {number} user
 * @param {string} [answer] what apt-get does after that
 */
function machine(user, answer = "exit 0") {
  const tree = temporaryTree({ debian_version: "12", "apt-get": `#!/bin/sh\necho "$@" >> "$0.log"\n${answer}\n` });
  chmodSync(join(tree, "apt-get"), 0o755);
  vi.stubEnv("PATH", `${tree}:/bin`);
  vi.spyOn(process, "getuid").mockReturnValue(user);
  return { debian: join(tree, "debian_version"), log: join(tree, "apt-get.log") };
}

beforeEach(() => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
});

test("as root on Debian, the lists are brought up to date once and packages are installed without recommendations", async () => {
  const { debian, log } = machine(0);
  expect(await aptInstall(["postgresql"], debian)).toBeUndefined();
  expect(await aptInstall(["chromium"], debian)).toBeUndefined();
  expect(readFileSync(log, "utf8").trim().split("\n")).toEqual([
    "update",
    "install -y --no-install-recommends postgresql",
    "install -y --no-install-recommends chromium",
  ]);
});

test("what apt said is the reason when it fails", async () => {
  const { debian } = machine(0, 'echo "E: Unable to locate package $4" >&2; exit 100');
  expect(await aptInstall(["postgresql"], debian)).toBe(
    "apt could not install it: E: Unable to locate package postgresql",
  );
});

test("nobody but root on Debian may install", async () => {
  const { debian, log } = machine(1000);
  expect(canUseApt(debian)).toBe(false);
  expect(await aptInstall(["postgresql"], debian)).toMatch(/only root on Debian/);
  vi.spyOn(process, "getuid").mockReturnValue(0);
  expect(canUseApt(`${debian}-of-another-system`)).toBe(false);
  expect(canUseApt(debian)).toBe(true);
  expect(() => readFileSync(log)).toThrow(/ENOENT/);
});
