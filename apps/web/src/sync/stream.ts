import { type FollowedWorkspace, LIMITS, type LogEvent, type ServerEvent, type WorkspaceHandlers } from "@parley/api";
import { expirePresences } from "../features/presence/apply.js";
import { expireTyping } from "../features/typing/apply.js";
import { applyEvent, applySignal } from "./apply-event";
import type { ConnectionStore } from "./connection";
import type { ClientState } from "./state/client-state.js";
import { createClientState } from "./state/create-client-state.js";
import type { WorkspaceStore } from "./workspace-store";

/** What the stream is wired to. */
export interface StreamDeps {
  readonly store: WorkspaceStore;
  readonly connection: ConnectionStore;
  /** Begins to follow the workspace: `followWorkspace` of the client. */
  follow(handlers: WorkspaceHandlers): FollowedWorkspace;
  /** Called with each snapshot's state before screens see it. */
  onSnapshot(state: ClientState): void;
  /** One of the reader's own messages came by the log. */
  onOwnMessage(nonce: string): void;
  /** A message of somebody else is here whose author is told so; `seq` is its place in the log. */
  onReceived(seq: number): void;
  /** Runs work soon: events of one burst are applied together and drawn once. */
  soon(work: () => void): void;
  now(): number;
}

/** The live stream at work. */
export interface Stream {
  /** Forgets who has stopped typing without saying so, and statuses that have ended; to be called about once a second. */
  tick(): void;
  stop(): void;
}

/** Applies what the server tells of a workspace to its store. */
export function openStream(deps: StreamDeps): Stream {
  const { store, connection } = deps;
  let waiting: ServerEvent[] = [];

  function flush(): void {
    const events = waiting;
    waiting = [];
    if (events.length === 0) return;
    store.update((state) =>
      events.reduce(
        (current, event) => {
          const { state: next, refetch } = applyEvent(current.state, event);
          return { state: next, refetch: [...current.refetch, ...refetch] };
        },
        { state, refetch: [] as ReturnType<typeof applyEvent>["refetch"] },
      ),
    );
    const state = store.get();
    for (const event of events) acknowledge(event, state.meId, deps.onOwnMessage);
    const received = events.findLast((event) => isOwed(event, state));
    if (received?.type === "message.sent") deps.onReceived(received.seq);
  }

  function take(event: ServerEvent): void {
    waiting.push(event);
    if (waiting.length === 1) deps.soon(flush);
  }

  const followed = deps.follow({
    onSnapshot: (snapshot) => {
      waiting = [];
      const state = carryOver(store.find(), createClientState(snapshot));
      deps.onSnapshot(state);
      store.replace(state);
    },
    onEvent: (event: LogEvent) => take(event),
    onGap: (gap) => take(gap),
    onSignal: (signal) => store.update((state) => applySignal(state, signal, deps.now())),
    onConnection: (state) => connection.set(state === "connected" ? { state, failure: undefined } : { state }),
    onError: (error) => {
      if (error.final) connection.set({ failure: error });
    },
  });

  return {
    tick: () => store.update((state) => expirePresences(expireTyping(state, deps.now()), deps.now())),
    stop: () => followed.stop(),
  };
}

function acknowledge(event: ServerEvent, meId: string, onOwnMessage: (nonce: string) => void): void {
  if (event.type !== "message.sent" || event.message.authorId !== meId) return;
  if (event.message.nonce) onOwnMessage(event.message.nonce);
}

/** Whether an author waits to hear that their message has arrived. */
function isOwed(event: ServerEvent, { meId, conversations }: ClientState): boolean {
  if (event.type !== "message.sent" || event.message.authorId === meId) return false;
  return (conversations[event.conversationId]?.memberCount ?? 0) <= LIMITS.receiptMembers;
}

/** What a new snapshot does not tell stays: who is there, and what was being read, until it is fetched anew. */
function carryOver(before: ClientState | undefined, state: ClientState): ClientState {
  if (before?.meId !== state.meId) return state;
  const timelines = Object.entries(before.timelines)
    .filter(([id, { threadOf = id }]) => state.conversations[threadOf] ?? before.conversations[threadOf])
    .map(([id, timeline]) => [id, { ...timeline, stale: true }] as const);
  return {
    ...state,
    members: { ...before.members, ...state.members },
    timelines: Object.fromEntries(timelines),
    receipts: before.receipts,
    drafts: before.drafts,
    previews: before.previews,
    presences: before.presences,
    typing: before.typing,
    connectionId: before.connectionId,
  };
}
