import {
  applyThreadChange,
  countsAsUnreadReply,
  type Message,
  mentionsMember,
  type SharedMessage,
  type ThreadChanged,
  type ThreadState,
} from "@parley/api";
import type { Change, ClientState, RecentEvents, Refetch, ThreadReading } from "../../sync/state/client-state.js";
import type { EventOf, EventReducers, SignalReducers } from "../../sync/state/reducers.js";
import { rememberThread } from "../messages/recent-events.js";
import { changeHeldMessage } from "../reactions/apply.js";

/** A message with what events told of its thread. */
export function withReplies(message: Message, events: RecentEvents["threads"]): Message {
  return events
    .filter(({ rootId }) => rootId === message.id)
    .reduce((known, event) => applyThreadChange(known, event), message);
}

function withThread(state: ClientState, thread: ThreadReading, refetch: readonly Refetch[] = []): Change {
  return { patch: { threads: { ...state.threads, [thread.rootId]: thread } }, refetch };
}

/**
 * Takes in where the reader stands in a thread, told by an event, a signal or an answer. Its counts hold for the log up to
 * `headSeq`; where later events already changed them, they are asked for anew.
 */
export function applyThreadState(state: ClientState, told: ThreadState): Change {
  const known = state.threads[told.rootId];
  if (known && (told.readRev < known.readRev || (told.readRev === known.readRev && told.headSeq < known.headSeq)))
    return {};
  const { rootId, conversationId, following, readSeq, readRev, unreadCount, mentionCount, headSeq } = told;
  const counted = { unreadCount, mentionCount, headSeq };
  const touched = known?.touched ?? 0;
  const thread = { rootId, conversationId, following, readSeq, readRev, touched, ...counted };
  if (touched <= headSeq) return withThread(state, thread);
  return withThread(state, thread, [{ kind: "thread", rootId }]);
}

function applyReply(state: ClientState, { message, seq }: EventOf<"message.sent">): Change {
  const { threadRootId: rootId } = message;
  if (rootId === null) return {};
  const known = state.threads[rootId];
  if (!known) {
    const isMine = message.authorId === state.meId;
    return state.threadsComplete || isMine ? {} : { refetch: [{ kind: "thread", rootId }] };
  }
  const reader = { memberId: state.meId, readSeq: known.readSeq };
  const counts = known.following && seq > known.headSeq && seq > known.touched && countsAsUnreadReply(message, reader);
  const mentioned = counts && mentionsMember(message, state.meId);
  const thread = {
    ...known,
    touched: Math.max(known.touched, seq),
    unreadCount: known.unreadCount + Number(counts),
    mentionCount: known.mentionCount + Number(mentioned === true),
  };
  return withThread(state, thread, mentioned === "ask" ? [{ kind: "thread", rootId }] : []);
}

/** An edited or deleted message of a thread: what it changes of the counts, the server knows. */
function applyChangedMessage(state: ClientState, { message, seq }: { message: SharedMessage; seq: number }): Change {
  const known = state.threads[message.threadRootId ?? message.id];
  if (!known?.following) return {};
  if (message.threadRootId === null || seq <= known.headSeq) return { refetch: [{ kind: "threads" }] };
  const mayCount = countsAsUnreadReply(
    { ...message, deletedAt: null },
    { memberId: state.meId, readSeq: known.readSeq },
  );
  const touched = Math.max(known.touched, seq);
  return withThread(state, { ...known, touched }, [
    { kind: "threads" },
    ...(mayCount ? [{ kind: "thread", rootId: known.rootId } as const] : []),
  ]);
}

function applyChanged(state: ClientState, event: ThreadChanged): Change {
  const { rootId: messageId, conversationId } = event;
  const held = changeHeldMessage(state, { conversationId, messageId }, (root) => applyThreadChange(root, event));
  const refetch: Refetch[] = state.threads[messageId]?.following ? [{ kind: "threads" }] : [];
  return { patch: { ...held, recent: rememberThread(state.recent, event) }, refetch };
}

function applyStanding(state: ClientState, { thread }: { thread: ThreadState }): Change {
  const { patch, refetch = [] } = applyThreadState(state, thread);
  return { ...(patch && { patch }), refetch: [...refetch, { kind: "threads" }] };
}

function withoutThreads(state: ClientState, conversationId: string): Change {
  const kept = Object.entries(state.threads).filter(([, thread]) => thread.conversationId !== conversationId);
  return { patch: { threads: Object.fromEntries(kept) }, refetch: [{ kind: "threads" }] };
}

/** The threads' part in events: what stands under roots, and where the reader stands. */
export const threadReducers: EventReducers = {
  "message.sent": applyReply,
  "message.edited": applyChangedMessage,
  "message.deleted": applyChangedMessage,
  "thread.changed": applyChanged,
  "thread.followed": applyStanding,
  "thread.unfollowed": applyStanding,
  "conversation.deleted": (state, { conversationId }) => withoutThreads(state, conversationId),
  "conversation.left": (state, { conversationId, memberId }) =>
    memberId === state.meId ? withoutThreads(state, conversationId) : {},
};

/** Read on another device. */
export const threadSignals: SignalReducers = { "thread-read": applyThreadState };
