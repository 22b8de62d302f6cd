import { expect, test } from "vitest";
import { getConnectionState } from "./get-connection-state";
import { getTitle } from "./use-title";

test.each([
  ["connected", true, "connected"],
  ["connected", false, "offline"],
  ["connecting", true, "reconnecting"],
  ["reconnecting", true, "reconnecting"],
  ["reconnecting", false, "offline"],
  ["offline", true, "offline"],
  ["ended", true, "reconnecting"],
] as const)("a stream that is %s with network %s is shown as %s", (state, isOnline, shown) => {
  expect(getConnectionState(state, isOnline)).toBe(shown);
});

test("the title tells the place, and first how much is unread", () => {
  expect(getTitle("Tim Krause", 0, "Parley")).toBe("Tim Krause · Parley");
  expect(getTitle("Tim Krause", 3, "Parley")).toBe("(3) Tim Krause · Parley");
  expect(getTitle(undefined, 3, "Parley")).toBe("(3) Parley");
});
