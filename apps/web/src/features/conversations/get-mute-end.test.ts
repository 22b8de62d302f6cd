import { expect, test } from "vitest";
import { getMuteEnd } from "./get-mute-end";

const now = new Date(2026, 10, 21, 17, 30);

test.each([
  ["hour", new Date(2026, 10, 21, 18, 30)],
  ["eightHours", new Date(2026, 10, 22, 1, 30)],
  ["tomorrow", new Date(2026, 10, 22, 8)],
] as const)("%s ends at %s", (span, end) => expect(getMuteEnd(span, now)).toBe(end.toISOString()));

test("always never ends", () => expect(getMuteEnd("always", now)).toBeNull());
