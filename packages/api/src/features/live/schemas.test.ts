import { expect, test } from "vitest";
import { aBootstrap, aConversation, idOf } from "../../testing/factories.js";
import { faultsOf } from "../../testing/faults.js";
import { Bootstrap, EventsInput, LiveCursor } from "./schemas.js";

test.each(["0.0", "7.123", "999999999999999.9999999999"])("%s is a cursor", (cursor) =>
  expect(LiveCursor.parse(cursor)).toBe(cursor),
);

test.each([
  "",
  "7",
  "7.",
  ".7",
  "7.1.2",
  "-1.2",
  "7.-2",
  "1e3.2",
  " 7.1",
  "7.1\n",
  "٧.١",
  "1000000000000000.1",
  "7.10000000000",
  7.1,
  null,
  ["7.1"],
  { seq: 7 },
])("%j is none", (cursor) => expect(LiveCursor.safeParse(cursor).success).toBe(false));

test("the cursor is required; what tRPC adds on reconnect is taken (SPEC R2)", () => {
  expect(faultsOf(EventsInput, {})).toEqual(["cursor: invalid_type"]);
  expect(faultsOf(EventsInput, { lastEventId: "7.1" })).toEqual(["cursor: invalid_type"]);
  expect(EventsInput.parse({ cursor: "7.1", lastEventId: "9.2" })).toEqual({ cursor: "7.1", lastEventId: "9.2" });
  expect(faultsOf(EventsInput, { cursor: "7.1", lastEventId: "x" })).toEqual(["lastEventId: invalid_format"]);
});

test("a snapshot is passed on whole", () => {
  const snapshot = aBootstrap({
    conversations: [aConversation({ id: idOf(8), unreadCount: 3 })],
    conversationsCursor: "next",
  });
  expect(Bootstrap.parse(snapshot)).toEqual(snapshot);
});
