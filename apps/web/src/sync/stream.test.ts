import type { FollowedWorkspace, WorkspaceHandlers } from "@parley/api";
import { beforeEach, expect, test, vi } from "vitest";
import {
  createBootstrap,
  createConversation,
  createMessage,
  createSent,
  GROUP,
  idOf,
  ME,
  TIM,
} from "../testing/factories";
import { createConnectionStore } from "./connection";
import type { Refetch } from "./state/client-state.js";
import { openStream } from "./stream";
import { createWorkspaceStore } from "./workspace-store";

let handlers: WorkspaceHandlers;
let refetched: Refetch[];
let acknowledged: string[];
let received: number[];
let work: (() => void)[];
let now: number;

function open() {
  const store = createWorkspaceStore((wanted) => refetched.push(...wanted));
  const connection = createConnectionStore();
  const stop = vi.fn();
  const stream = openStream({
    store,
    connection,
    follow: (given) => {
      handlers = given;
      return { stop, start: () => undefined, state: "connecting", cursor: undefined } satisfies FollowedWorkspace;
    },
    onSnapshot: () => undefined,
    onOwnMessage: (nonce) => acknowledged.push(nonce),
    onReceived: (seq) => received.push(seq),
    soon: (one) => work.push(one),
    now: () => now,
  });
  return { store, connection, stream, stop };
}

const flush = () => work.splice(0).map((one) => one());

beforeEach(() => {
  refetched = [];
  acknowledged = [];
  received = [];
  work = [];
  now = 0;
});

test("a burst of events is applied together, in order, once", () => {
  const { store } = open();
  handlers.onSnapshot(createBootstrap());
  const seen = vi.fn();
  for (const seq of [11, 12, 13]) handlers.onEvent(createSent({ seq }));
  expect(work).toHaveLength(1);
  expect(store.get().seq).toBe(10);
  seen(flush());
  expect(store.get().seq).toBe(13);
  expect(store.get().conversations[GROUP]?.unreadCount).toBe(3);
});

test("what events ask for is fetched", () => {
  open();
  handlers.onSnapshot(createBootstrap());
  handlers.onEvent(createSent({ seq: 11, conversationId: idOf(300), authorId: idOf(7) }));
  handlers.onGap({ type: "gap", seq: 12, conversationId: GROUP });
  flush();
  expect(refetched).toContainEqual({ kind: "conversation", conversationId: idOf(300) });
  expect(refetched).toContainEqual({ kind: "member", memberId: idOf(7) });
  expect(refetched).toContainEqual({ kind: "timeline", conversationId: GROUP });
});

test("own messages that come by the log settle the outbox, others' do not", () => {
  open();
  handlers.onSnapshot(createBootstrap());
  handlers.onEvent(createSent({ seq: 11, authorId: ME, nonce: idOf(1) }));
  handlers.onEvent(createSent({ seq: 12, authorId: TIM, nonce: idOf(2) }));
  handlers.onEvent(createSent({ seq: 13, authorId: ME, nonce: null, kind: "system", system: { type: "archived" } }));
  flush();
  expect(acknowledged).toEqual([idOf(1)]);
});

test("messages of others that have come are told on, the last of a burst; own ones and those in crowds are not", () => {
  open();
  const crowd = createConversation({ id: idOf(101), memberCount: 201 });
  handlers.onSnapshot(createBootstrap({ conversations: [createConversation(), crowd] }));
  handlers.onEvent(createSent({ seq: 11 }));
  handlers.onEvent(createSent({ seq: 12 }));
  handlers.onEvent(createSent({ seq: 13, authorId: ME }));
  handlers.onEvent(createSent({ seq: 14, conversationId: crowd.id }));
  flush();
  expect(received).toEqual([12]);
});

test("a new snapshot drops events from before it and keeps what it does not tell", () => {
  const { store } = open();
  handlers.onSnapshot(createBootstrap());
  const items = [createMessage({ seq: 3 })];
  store.update((state) => ({
    ...state,
    timelines: { [GROUP]: { items, hasOlder: false, hasNewer: false, stale: false, window: 4 } },
    connectionId: idOf(9),
  }));
  handlers.onEvent(createSent({ seq: 11 }));
  handlers.onSnapshot(createBootstrap({ seq: 40, conversations: [createConversation({ unreadCount: 7 })] }));
  flush();
  const state = store.get();
  expect(state.seq).toBe(40);
  expect(state.conversations[GROUP]?.unreadCount).toBe(7);
  expect(state.timelines[GROUP]).toMatchObject({ items, stale: true, window: 4 });
  expect(state.connectionId).toBe(idOf(9));
});

test("a snapshot of somebody else begins with nothing of the one before", () => {
  const { store } = open();
  handlers.onSnapshot(createBootstrap());
  handlers.onSignal?.({
    type: "presence",
    memberId: TIM,
    status: "online",
    lastSeenAt: null,
    text: null,
    emoji: null,
    until: null,
  });
  handlers.onSnapshot(createBootstrap({ me: { ...createBootstrap().me, id: idOf(77) } }));
  expect(store.get().presences).toEqual({});
});

test("signals are applied at once and typing runs out by itself", () => {
  const { store, stream } = open();
  handlers.onSnapshot(createBootstrap());
  handlers.onSignal?.({ type: "typing", conversationId: GROUP, memberId: TIM, typing: true });
  expect(Object.keys(store.get().typing[GROUP] ?? {})).toEqual([TIM]);
  now = 60_000;
  stream.tick();
  expect(store.get().typing).toEqual({});
});

test("tells how the connection stands, and why it ended for good", () => {
  const { connection, stream, stop } = open();
  const seen: string[] = [];
  connection.subscribe(() => seen.push(connection.get().state));
  const failure = { during: "bootstrap", reason: "SIGNED_OUT", cause: new Error("no") } as const;
  handlers.onConnection?.("connected");
  handlers.onError?.({ ...failure, final: false });
  expect(connection.get().failure).toBeUndefined();
  handlers.onError?.({ ...failure, final: true });
  handlers.onConnection?.("ended");
  expect(connection.get()).toMatchObject({ state: "ended", failure: { reason: "SIGNED_OUT" } });
  handlers.onConnection?.("connected");
  expect(connection.get().failure).toBeUndefined();
  expect(seen.at(0)).toBe("connected");
  stream.stop();
  expect(stop).toHaveBeenCalledOnce();
});
