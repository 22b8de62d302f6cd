import { expect, test } from "vitest";
import type { Timeline } from "../../sync/state/client-state.js";
import { createMessage, ME } from "../../testing/factories";
import { findFirstUnread } from "./use-first-unread";

const timeline: Timeline = {
  items: [
    createMessage({ seq: 3 }),
    createMessage({ seq: 5, authorId: ME }),
    createMessage({ seq: 6, kind: "system", system: { type: "archived" } }),
    createMessage({ seq: 8 }),
  ],
  hasOlder: true,
  hasNewer: false,
  stale: false,
  window: 1,
};

test("is the first message of others behind the cursor", () => {
  expect(findFirstUnread(timeline, 4, ME)?.seq).toBe(8);
  expect(findFirstUnread(timeline, 8, ME)).toBeUndefined();
});

test("is not known when unread ones may lie before what is loaded", () => {
  expect(findFirstUnread(timeline, 1, ME)).toBeUndefined();
  expect(findFirstUnread({ ...timeline, hasOlder: false }, 1, ME)?.seq).toBe(3);
  expect(findFirstUnread({ ...timeline, items: [] }, 1, ME)).toBeUndefined();
});
