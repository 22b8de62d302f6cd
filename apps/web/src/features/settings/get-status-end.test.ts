import { expect, test } from "vitest";
import { getStatusEnd } from "./get-status-end";

const now = new Date(2026, 10, 21, 14, 30);

test.each([
  ["never", null],
  ["hour", new Date(2026, 10, 21, 15, 30).toISOString()],
  ["fourHours", new Date(2026, 10, 21, 18, 30).toISOString()],
  ["today", new Date(2026, 10, 22).toISOString()],
] as const)("%s", (span, end) => {
  expect(getStatusEnd(span, now)).toBe(end);
});
