import { expect, test } from "vitest";
import { explain } from "./explain.mjs";

/** What the programs really wrote, shortened. */
test.each([
  ["npm error code ENOSPC", "the disk is full"],
  ["Failed to write to file at …: No space left on device (os error 28)", "the disk is full"],
  [
    "npm error request to https://registry/pnpm failed, reason: connect ECONNREFUSED 127.0.0.1:9",
    "registry cannot be reached",
  ],
  ["npm error code ENOTFOUND\nnpm error syscall getaddrinfo", "registry cannot be reached"],
  ["ERR_PNPM_META_FETCH_FAIL  GET https://registry/zod: getaddrinfo EAI_AGAIN", "registry cannot be reached"],
  ['Error: ERR_PNPM_BROKEN_LOCKFILE\n The lockfile at "x" is broken', "pnpm-lock.yaml is missing or damaged"],
  [
    "Error: ERR_PNPM_NO_LOCKFILE\n Headless installation requires a pnpm-lock.yaml",
    "pnpm-lock.yaml is missing or damaged",
  ],
  ["Error: ERR_PNPM_OUTDATED_LOCKFILE\n pnpm-lock.yaml is not up to date", "does not fit the package.json files"],
  ["ERR_PNPM_TARBALL_INTEGRITY  Got unexpected checksum", "does not match the lockfile's checksum"],
  ["npm error code EACCES\nnpm error path /root/.npm", "may not be written"],
  ["ERR_PNPM_IGNORED_BUILDS  Ignored build scripts: sharp", "wants to run a build script"],
  ["FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory", "ran out of memory"],
])("%s", (output, sentence) => {
  const failure = explain("Installing packages", { code: 1, output });
  expect(failure.message).toMatch(/^Installing packages: /);
  expect(failure.message).toContain(sentence);
  expect(failure.hint).toMatch(/\w{10}|\w+ .*\./);
  expect(failure.details).toBe(output);
});

test("what is not known is shown as it was said, its end if it is long", () => {
  const failure = explain("Building", { code: 2, output: `${"noise\n".repeat(500)}src/a.ts(1,1): error TS2304\n` });
  expect(failure.message).toBe("Building ended with exit code 2; the reason stands above.");
  expect(failure.details?.split("\n")).toHaveLength(60);
  expect(failure.details).toMatch(/error TS2304$/);
});
