import { LIMITS } from "@parley/api";
import { describe, expect, test } from "vitest";
import { applyEvent, applySignal } from "../../sync/apply-event";
import type { ClientState } from "../../sync/state/client-state.js";
import { createClientState } from "../../sync/state/create-client-state.js";
import {
  AT,
  createBootstrap,
  createChange,
  createConversation,
  createMessage,
  createNotificationMark,
  createThreadState,
  GROUP,
  idOf,
  ME,
  TIM,
} from "../../testing/factories";
import { receiveConversation } from "../conversations/receive-conversation.js";
import { receiveReadState } from "../receipts/receive-read-state.js";
import { receiveThreadState } from "../threads/receive-thread-state.js";
import { receiveUnread } from "./apply.js";

const first = createNotificationMark({ seq: 4, messageId: idOf(10_004) });
const second = createNotificationMark({ seq: 6, messageId: idOf(10_006) });
const reply = createNotificationMark({ seq: 7, messageId: idOf(10_007), threadRootId: idOf(77) });
const elsewhere = createNotificationMark({ seq: 8, messageId: idOf(10_008), conversationId: idOf(101) });
const all = [elsewhere, reply, second, first];
const open = (over: Parameters<typeof createBootstrap>[0] = {}) =>
  createClientState(createBootstrap({ notifications: all, ...over }));
const base = { seq: 11, at: AT };
const seqs = (state: ClientState) => state.notifications.map(({ seq }) => seq);
const read = { conversationId: GROUP, readRev: 12, unreadCount: 0, mentionCount: 0, headSeq: 10 };

describe("unread notifications", () => {
  test("grow by what is new, the last first, each once [F6.1]", () => {
    const mark = createNotificationMark({ seq: 10 });
    const event = { type: "notification.added", ...base, notification: mark, unread: true } as const;
    const { state, refetch } = applyEvent(open(), event);
    expect(seqs(state)).toEqual([10, 8, 7, 6, 4]);
    expect(refetch).toEqual([{ kind: "notifications" }]);
    const moved = { ...first, seq: 12 };
    const more = {
      ...base,
      seq: 12,
      type: "notification.changed",
      scope: "one",
      notification: moved,
      unread: true,
    } as const;
    expect(seqs(applyEvent(state, more).state)).toEqual([12, 10, 8, 7, 6]);
  });

  test("do not count what this device has read before the server knew of it [F6.3]", () => {
    const state = open({ conversations: [createConversation({ readSeq: 10 })] });
    const mark = createNotificationMark({ seq: 10 });
    const added = applyEvent(state, { type: "notification.added", ...base, notification: mark, unread: true });
    expect(seqs(added.state)).toEqual([8, 7, 6, 4]);
  });

  test.each([
    ["one that was read", { scope: "one", notification: second, unread: false }, [8, 7, 4]],
    ["one that was taken back", { scope: "removed", notificationId: reply.id }, [8, 6, 4]],
    ["all up to a place", { scope: "all", readSeq: 7, clearedSeq: 0 }, [8]],
  ] as const)("lose %s [F6.3]", (_name, change, left) => {
    expect(seqs(applyEvent(open(), { type: "notification.changed", ...base, ...change }).state)).toEqual(left);
  });

  test("lose what was read in its conversation or thread, on any device [F6.3]", () => {
    const inGroup = applySignal(open(), { type: "read", readSeq: 7, seenSeq: 7, ...read }, 0);
    expect(seqs(inGroup.state)).toEqual([8, 7]);
    const thread = createThreadState(idOf(77), { readSeq: 7 });
    expect(seqs(applySignal(open(), { type: "thread-read", ...thread }, 0).state)).toEqual([8, 6, 4]);
  });

  test("lose what the answer to reading says, also where no signal comes [F6.3]", () => {
    expect(seqs(receiveReadState(open(), { readSeq: 7, seenSeq: 7, ...read }).state)).toEqual([8, 7]);
    const thread = createThreadState(idOf(77), { readSeq: 7 });
    expect(seqs(receiveThreadState(open(), thread).state)).toEqual([8, 6, 4]);
    const fetched = createConversation({ readSeq: 6, readRev: 12 });
    expect(seqs(receiveConversation(open(), fetched, 10).state)).toEqual([8, 7]);
  });

  test("stay dismissed where something is marked unread again, as the server holds it [F6.3]", () => {
    const marked = { readSeq: 3, seenSeq: 7, ...read };
    const back = applySignal(open(), { type: "read", ...marked }, 0).state;
    expect(seqs(back)).toEqual([8, 7]);
    const late = { type: "notification.added", ...base, notification: second, unread: true } as const;
    expect(seqs(applyEvent(back, late).state)).toEqual([8, 7]);
  });

  test("are asked for again where a reading did not come about", () => {
    const state = open({ conversations: [createConversation({ readSeq: 7, readRev: 11 })] });
    const { refetch } = applySignal(state, { type: "read", readSeq: 3, seenSeq: 3, ...read }, 0);
    expect(refetch).toContainEqual({ kind: "unread-notifications" });
    expect(refetch).toContainEqual({ kind: "notifications" });
  });

  test("lose what is deleted or out of sight [F6.3]", () => {
    const gone = createChange("message.deleted", 11, createMessage({ seq: 6, deletedAt: AT }));
    expect(seqs(applyEvent(open(), gone).state)).toEqual([8, 7, 4]);
    const left = { type: "conversation.left", ...base, conversationId: GROUP, memberCount: 2 } as const;
    expect(seqs(applyEvent(open(), { ...left, memberId: ME }).state)).toEqual([8]);
    expect(seqs(applyEvent(open(), { ...left, memberId: TIM }).state)).toEqual([8, 7, 6, 4]);
  });

  test("are asked for again where there may be more than are kept", () => {
    const most = Array.from({ length: LIMITS.notificationsAtStart }, (_, index) =>
      createNotificationMark({ seq: 1_000 - index }),
    );
    const state = open({ notifications: most });
    const event = {
      type: "notification.changed",
      ...base,
      scope: "removed",
      notificationId: most[0]?.id ?? "",
    } as const;
    const { state: fewer, refetch } = applyEvent(state, event);
    expect(refetch).toContainEqual({ kind: "unread-notifications" });
    const answered = receiveUnread(fewer, [first], fewer.seq);
    expect(seqs(answered.state)).toEqual([4]);
    expect(receiveUnread(fewer, [first], fewer.seq - 1)).toEqual({
      state: fewer,
      refetch: [{ kind: "unread-notifications" }],
    });
  });
});
