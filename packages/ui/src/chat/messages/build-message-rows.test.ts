// @vitest-environment node
import { describe, expect, it } from "vitest";
import { jana, makeMessage, tim } from "../../gallery/fixtures";
import { buildMessageRows, groupWindowMs } from "./build-message-rows";
import type { MessageView } from "./message-view";

const settings = { timeZone: "Europe/Berlin", hasOlder: false };
const at = (createdAt: string, rest: Partial<MessageView> = {}) => makeMessage({ text: "x", createdAt, ...rest });

const starts = (messages: MessageView[], more: Partial<Parameters<typeof buildMessageRows>[1]> = {}) =>
  buildMessageRows(messages, { ...settings, ...more }).map(({ startsGroup, startsDay, startsNew }) =>
    [startsDay && "day", startsNew && "new", startsGroup && "group"].filter(Boolean).join(" "),
  );

it("gives one row a message, in order", () => {
  const messages = [at("2026-11-21T09:00:00Z"), at("2026-11-21T09:01:00Z")];
  expect(buildMessageRows(messages, settings).map((row) => row.message)).toEqual(messages);
  expect(buildMessageRows([], settings)).toEqual([]);
});

describe("groups", () => {
  it("joins messages of one author within the window", () => {
    expect(starts([at("2026-11-21T09:00:00Z"), at("2026-11-21T09:04:59Z"), at("2026-11-21T09:09:58Z")])).toEqual([
      "day group",
      "",
      "",
    ]);
  });

  it("parts them when the window has passed", () => {
    const start = Date.parse("2026-11-21T09:00:00Z");
    const later = new Date(start + groupWindowMs).toISOString();
    expect(starts([at("2026-11-21T09:00:00Z"), at(later)])).toEqual(["day group", "group"]);
  });

  it("parts authors, also when the first one comes back", () => {
    const author = tim;
    expect(
      starts([
        at("2026-11-21T09:00:00Z"),
        at("2026-11-21T09:01:00Z", { author }),
        at("2026-11-21T09:02:00Z", { author: jana }),
      ]),
    ).toEqual(["day group", "group", "group"]);
  });

  it("starts anew after a system line", () => {
    expect(
      starts([at("2026-11-21T09:00:00Z"), at("2026-11-21T09:01:00Z", { kind: "system" }), at("2026-11-21T09:02:00Z")]),
    ).toEqual(["day group", "group", "group"]);
  });

  it("keeps a deleted message in its group", () => {
    expect(
      starts([at("2026-11-21T09:00:00Z"), at("2026-11-21T09:01:00Z", { deletedAt: "2026-11-21T10:00:00Z" })]),
    ).toEqual(["day group", ""]);
  });
});

describe("days", () => {
  it("marks the first message of each day in the reader's zone", () => {
    expect(starts([at("2026-11-20T22:58:00Z"), at("2026-11-20T23:01:00Z"), at("2026-11-20T23:02:00Z")])).toEqual([
      "day group",
      "day group",
      "",
    ]);
    expect(starts([at("2026-11-20T22:58:00Z"), at("2026-11-20T23:01:00Z")], { timeZone: "UTC" })).toEqual([
      "day group",
      "",
    ]);
  });

  it("does not mark the first one while older ones may be of the same day", () => {
    expect(starts([at("2026-11-20T09:00:00Z"), at("2026-11-21T09:00:00Z")], { hasOlder: true })).toEqual([
      "group",
      "day group",
    ]);
  });
});

it("marks the first unread message and starts a group there", () => {
  const second = at("2026-11-21T09:01:00Z");
  expect(
    starts([at("2026-11-21T09:00:00Z"), second, at("2026-11-21T09:02:00Z")], { firstUnreadKey: second.key }),
  ).toEqual(["day group", "new group", ""]);
});

it("gives the same rows again when older messages come, but for the one they change", () => {
  const later = [at("2026-11-21T09:00:00Z"), at("2026-11-21T09:01:00Z"), at("2026-11-21T09:30:00Z", { author: tim })];
  const before = buildMessageRows(later, settings);
  const after = buildMessageRows([at("2026-11-21T08:59:00Z"), ...later], settings);
  expect(after[1]).toMatchObject({ startsDay: false, startsGroup: false });
  expect(before[0]).toMatchObject({ startsDay: true, startsGroup: true });
  expect(after[2]).toBe(before[1]);
  expect(after[3]).toBe(before[2]);
});
