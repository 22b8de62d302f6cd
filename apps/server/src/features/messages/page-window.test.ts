import { describe, expect, it } from "vitest";
import { cutPage, pageWindow } from "./page-window.js";

const conversationId = "00000000-0000-4000-8000-000000000000";
const input = (anchor: { before?: number; after?: number; around?: number | "firstUnread" }, limit = 4) => ({
  conversationId,
  limit,
  ...anchor,
});

describe("pageWindow", () => {
  it("takes the newest without an anchor, and around nothing unread", () => {
    const newest = { split: Number.MAX_SAFE_INTEGER, older: 4, newer: 0, limit: 4 };
    expect(pageWindow(input({}), null)).toEqual(newest);
    expect(pageWindow(input({ around: "firstUnread" }), null)).toEqual(newest);
  });

  it("leaves the anchor out of before and after, and holds it in around", () => {
    expect(pageWindow(input({ before: 7 }), null)).toEqual({ split: 7, older: 4, newer: 0, limit: 4 });
    expect(pageWindow(input({ after: 7 }), null)).toEqual({ split: 8, older: 0, newer: 4, limit: 4 });
    expect(pageWindow(input({ around: 7 }), null)).toEqual({ split: 7, older: 4, newer: 4, limit: 4 });
    expect(pageWindow(input({ around: "firstUnread" }), 9)).toEqual({ split: 9, older: 4, newer: 4, limit: 4 });
  });

  it("takes the seq 0 for the anchor it is", () => {
    expect(pageWindow(input({ before: 0 }), null).split).toBe(0);
    expect(pageWindow(input({ after: 0 }), null).split).toBe(1);
    expect(pageWindow(input({ around: 0 }), null)).toMatchObject({ split: 0, newer: 4 });
  });
});

describe("cutPage", () => {
  const around = { split: 10, older: 4, newer: 4, limit: 4 };

  it("centres the page when both sides have enough", () => {
    expect(cutPage(around, [9, 8, 7, 6, 5], [10, 11, 12, 13, 14])).toEqual({
      items: [8, 9, 10, 11],
      hasOlder: true,
      hasNewer: true,
    });
  });

  it("fills the page from the other side where one is short", () => {
    expect(cutPage(around, [9], [10, 11, 12, 13, 14])).toEqual({
      items: [9, 10, 11, 12],
      hasOlder: false,
      hasNewer: true,
    });
    expect(cutPage(around, [9, 8, 7, 6, 5], [10])).toEqual({ items: [7, 8, 9, 10], hasOlder: true, hasNewer: false });
    expect(cutPage(around, [9], [10])).toEqual({ items: [9, 10], hasOlder: false, hasNewer: false });
  });

  it("gives the anchor the middle of an odd page, and the whole of a page of one", () => {
    expect(cutPage({ ...around, limit: 3 }, [9, 8, 7, 6], [10, 11, 12, 13]).items).toEqual([9, 10, 11]);
    expect(cutPage({ ...around, limit: 1 }, [9, 8], [10, 11])).toEqual({ items: [10], hasOlder: true, hasNewer: true });
  });

  it("takes one side only for before and after, and knows of the other", () => {
    const before = { split: 10, older: 2, newer: 0, limit: 2 };
    expect(cutPage(before, [9, 8, 7], [10])).toEqual({ items: [8, 9], hasOlder: true, hasNewer: true });
    expect(cutPage(before, [9, 8], [])).toEqual({ items: [8, 9], hasOlder: false, hasNewer: false });
    const after = { split: 11, older: 0, newer: 2, limit: 2 };
    expect(cutPage(after, [10], [11, 12, 13])).toEqual({ items: [11, 12], hasOlder: true, hasNewer: true });
    expect(cutPage(after, [], [11])).toEqual({ items: [11], hasOlder: false, hasNewer: false });
  });
});
