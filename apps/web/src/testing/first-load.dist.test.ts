import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { getFirstLoad } from "./get-first-load";

const files = getFirstLoad(fileURLToPath(new URL("../../dist", import.meta.url)));

test("the first conversation shows after at most 180 KB of scripts", () => {
  const kilobytes = files.reduce((sum, { gzip }) => sum + gzip, 0) / 1_000;
  expect(files.length).toBeGreaterThan(3);
  expect(kilobytes).toBeLessThanOrEqual(180);
});

test("no schema library and no server code comes along", () => {
  const texts = files.map(({ text }) => text).join("\n");
  expect(texts).not.toMatch(/ZodError|invalid_union|_zod/);
  expect(texts).not.toMatch(/initTRPC|createCallerFactory/);
});
