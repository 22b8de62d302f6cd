import { describe, expect, test } from "vitest";
import { DEFAULT_CONVERSATION_PREFERENCES } from "../features/conversations/preferences.js";
import { SharedConversation } from "../features/conversations/schemas.js";
import { DEFAULT_MEMBER_PREFERENCES } from "../features/preferences/defaults.js";
import {
  aConversation,
  aMember,
  aMessage,
  aNotificationMark,
  aSharedMessage,
  aThreadState,
  idOf,
} from "../testing/factories.js";
import { faultsOf } from "../testing/faults.js";
import { EphemeralSignal } from "./ephemeral-signal.js";
import { LogEvent, ServerEvent } from "./server-event.js";

const base = { seq: 7, at: "2026-03-01T12:00:00.000Z", actorId: idOf(1) };
const conversationId = idOf(5);
const conversation = SharedConversation.parse(aConversation());
const place = { ...base, conversationId };
const reaction = { messageId: idOf(10), messageSeq: 7, memberId: idOf(1), emoji: "👍", sinceSeq: 7 };
const replies = { replyCount: 2, lastReplyAt: base.at, participantIds: [idOf(1)] };
const joined = { memberId: idOf(1), memberCount: 3 };

const EVENTS: LogEvent[] = [
  { type: "message.sent", ...place, message: aSharedMessage() },
  { type: "message.edited", ...place, message: aSharedMessage({ rev: 9 }) },
  { type: "message.deleted", ...place, message: aSharedMessage({ text: "" }) },
  { type: "reaction.added", ...place, ...reaction, count: 2 },
  { type: "reaction.removed", ...place, ...reaction, count: 0 },
  { type: "pin.added", ...place, messageId: idOf(10), messageSeq: 7 },
  { type: "pin.removed", ...place, messageId: idOf(10), messageSeq: 7 },
  { type: "saved.added", ...base, messageId: idOf(10) },
  { type: "saved.removed", ...base, messageId: idOf(10) },
  { type: "scheduled.changed", ...base, scheduledId: idOf(13) },
  { type: "scheduled.removed", ...base, scheduledId: idOf(13) },
  { type: "preview.changed", ...place, messageId: idOf(10), messageSeq: 7, preview: null },
  { type: "thread.changed", ...place, rootId: idOf(10), rootSeq: 7, ...replies },
  { type: "thread.followed", ...place, thread: aThreadState() },
  { type: "thread.unfollowed", ...place, thread: aThreadState({ following: false }) },
  { type: "conversation.created", ...place, conversation },
  { type: "conversation.changed", ...place, conversation },
  { type: "conversation.archived", ...place, conversation },
  { type: "conversation.deleted", ...place, conversation },
  { type: "conversation.joined", ...place, ...joined, role: "member", member: aMember(), historySeq: 4 },
  { type: "conversation.left", ...place, ...joined },
  { type: "conversation.role-changed", ...place, memberId: idOf(1), role: "admin" },
  { type: "preference.changed", scope: "conversation", ...place, preferences: DEFAULT_CONVERSATION_PREFERENCES },
  { type: "member.joined", ...base, member: aMember() },
  { type: "member.changed", ...base, member: aMember() },
  { type: "member.deactivated", ...base, member: aMember() },
  { type: "preference.changed", scope: "member", ...base, preferences: { ...DEFAULT_MEMBER_PREFERENCES, rev: 7 } },
  { type: "notification.added", ...base, notification: aNotificationMark(), unread: true },
  { type: "notification.changed", scope: "one", ...base, notification: aNotificationMark(), unread: false },
  { type: "notification.changed", scope: "removed", ...base, notificationId: idOf(20) },
  { type: "notification.changed", scope: "all", ...base, readSeq: 7, clearedSeq: 0 },
];

describe("events of the log", () => {
  test.each(EVENTS)("$type", (event) => {
    expect(LogEvent.parse(event)).toEqual(event);
    expect(ServerEvent.parse(event)).toEqual(event);
  });

  test("these are all there are", () => {
    const types = LogEvent.options.flatMap((feature) => feature.options.map((event) => event.shape.type.value));
    expect(types.sort()).toEqual(EVENTS.map(({ type }) => type).sort());
  });

  test("what is nobody's doing has no actor", () => {
    const { actorId: _, ...event } = { type: "member.changed", ...base, member: aMember() };
    expect(LogEvent.parse(event)).toEqual(event);
  });

  test("a reader's own things are cut off (SPEC R4)", () => {
    const event = LogEvent.parse({ type: "message.sent", ...place, message: aMessage() });
    expect(event).toEqual({ type: "message.sent", ...place, message: aSharedMessage() });
  });
});

describe("what else the stream says", () => {
  test.each([
    { type: "sync", seq: 9 },
    { type: "gap", seq: 9, conversationId, entityId: idOf(10) },
    { type: "gap", seq: 9 },
    { type: "reset", reason: "BELOW_FLOOR", retryAfterMs: 500 },
  ])("%j", (event) => {
    expect(ServerEvent.parse(event)).toEqual(event);
    expect(LogEvent.safeParse(event).success).toBe(false);
  });

  test.each([
    [{ type: "message.exploded", ...place }, ["type: invalid_union"]],
    [{ type: "reset", reason: "BAD_MOOD", retryAfterMs: 1 }, ["reason: invalid_value"]],
    [{ type: "reset", reason: "BELOW_FLOOR", retryAfterMs: -1 }, ["retryAfterMs: too_small"]],
    [{ type: "sync", seq: "9" }, ["seq: invalid_type"]],
  ])("not %j", (event, faults) => expect(faultsOf(ServerEvent, event)).toEqual(faults));
});

describe("signals", () => {
  const presence = { memberId: idOf(1), status: "away", lastSeenAt: null, text: null, emoji: null, until: null };
  const read = { conversationId, readSeq: 7, readRev: 2, seenSeq: 7, unreadCount: 0, mentionCount: 0, headSeq: 9 };
  test.each([
    { type: "ready", connectionId: idOf(12) },
    { type: "typing", conversationId, memberId: idOf(1), typing: true },
    { type: "presence", ...presence },
    { type: "read", ...read },
    { type: "receipt", conversationId, receipts: [{ memberId: idOf(1), sinceSeq: 2, deliveredSeq: 9, readSeq: 0 }] },
    { type: "typing", conversationId, threadRootId: idOf(10), memberId: idOf(1), typing: true },
    { type: "thread-read", ...aThreadState() },
  ])("$type", (signal) => expect(EphemeralSignal.parse(signal)).toEqual(signal));
});
