import {
  isReadThere,
  LIMITS,
  type NotificationMark,
  type ReadPlace,
  type ReadState,
  type ThreadState,
} from "@parley/api";
import type { Applied, Change, ClientState } from "../../sync/state/client-state.js";
import type { EventOf, EventReducers, SignalReducers } from "../../sync/state/reducers.js";

const MOST = LIMITS.notificationsAtStart;

/** Lets go of what is no longer unread; behind as many as are kept there may be more, which are asked for then. */
function without(state: ClientState, isGone: (mark: NotificationMark) => boolean): Change {
  const kept = state.notifications.filter((mark) => !isGone(mark));
  if (kept.length === state.notifications.length) return {};
  const asks = state.notifications.length >= MOST ? ([{ kind: "unread-notifications" }] as const) : [];
  return { patch: { notifications: kept }, refetch: [{ kind: "notifications" }, ...asks] };
}

/** The same, where what is read already has changed too. */
function relisted({ patch, refetch = [] }: Change, messageId?: string): Change {
  const others = refetch.filter(({ kind }) => kind !== "notifications");
  return {
    ...(patch && { patch }),
    refetch: [{ kind: "notifications", ...(messageId !== undefined && { messageId }) }, ...others],
  };
}

/** The devices of a member tell each other what they read before the server has stored it. */
function isReadHere(state: ClientState, mark: NotificationMark): boolean {
  const { conversationId, threadRootId } = mark;
  const readSeq =
    threadRootId === null ? state.conversations[conversationId]?.seenSeq : state.threads[threadRootId]?.readSeq;
  return isReadThere(mark, { conversationId, threadRootId, readSeq: readSeq ?? 0 });
}

function applyOne(
  state: ClientState,
  { notification, unread }: { notification: NotificationMark; unread: boolean },
): Change {
  if (!unread || isReadHere(state, notification)) return relisted(without(state, ({ id }) => id === notification.id));
  const others = state.notifications.filter(({ id }) => id !== notification.id);
  const notifications = [notification, ...others].sort((one, other) => other.seq - one.seq).slice(0, MOST);
  return { patch: { notifications }, refetch: [{ kind: "notifications" }] };
}

function applyChanged(state: ClientState, event: EventOf<"notification.changed">): Change {
  switch (event.scope) {
    case "one":
      return applyOne(state, event);
    case "removed":
      return relisted(without(state, ({ id }) => id === event.notificationId));
    case "all":
      return relisted(without(state, ({ seq }) => seq <= event.readSeq));
  }
}

function applyRead(state: ClientState, place: ReadPlace): Change {
  return without(state, (mark) => isReadThere(mark, place));
}

/**
 * Where the reader stands in a conversation, told by a signal or as an answer, dismisses what was told of it. A move that did
 * not come about may have dismissed too much here, which is asked for again.
 */
export function dismissRead(
  state: ClientState,
  { conversationId, seenSeq, readRev }: Pick<ReadState, "conversationId" | "seenSeq" | "readRev">,
): Change {
  const known = state.conversations[conversationId];
  if (known !== undefined && readRev > known.readRev && seenSeq < known.seenSeq)
    return { refetch: [{ kind: "notifications" }, { kind: "unread-notifications" }] };
  return applyRead(state, { conversationId, threadRootId: null, readSeq: seenSeq });
}

/** The same of a thread. */
export const dismissReadThread = (state: ClientState, { conversationId, rootId, readSeq }: ThreadState): Change =>
  applyRead(state, { conversationId, threadRootId: rootId, readSeq });

const standing = (state: ClientState, { thread }: EventOf<"thread.followed" | "thread.unfollowed">): Change =>
  dismissReadThread(state, thread);

/** Takes in the answer of `notifications.list` to what is unread, as of `requestedAt`; where more came since, it is asked again. */
export function receiveUnread(state: ClientState, marks: readonly NotificationMark[], requestedAt: number): Applied {
  if (state.seq !== requestedAt) return { state, refetch: [{ kind: "unread-notifications" }] };
  const notifications = marks.map(({ id, kind, seq, conversationId, messageId, threadRootId, alerts }) => ({
    ...{ id, kind, seq, conversationId, messageId, threadRootId, alerts },
  }));
  return { state: { ...state, notifications }, refetch: [] };
}

/** What is unread is known; the list is fetched, and fetched again whenever something in it may have changed. */
export const notificationReducers: EventReducers = {
  "notification.added": applyOne,
  "notification.changed": applyChanged,
  "message.edited": (_state, { message }) => relisted({}, message.id),
  "message.deleted": (state, { message }) =>
    relisted(
      without(state, ({ messageId }) => messageId === message.id),
      message.id,
    ),
  "conversation.deleted": (state, event) =>
    relisted(without(state, ({ conversationId }) => conversationId === event.conversationId)),
  "conversation.left": (state, event) =>
    event.memberId === state.meId
      ? relisted(without(state, ({ conversationId }) => conversationId === event.conversationId))
      : {},
  "thread.followed": standing,
  "thread.unfollowed": standing,
};

/** Reading a place on any device dismisses what was told of it. */
export const notificationSignals: SignalReducers = { read: dismissRead, "thread-read": dismissReadThread };
