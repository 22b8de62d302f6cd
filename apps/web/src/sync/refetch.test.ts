import { QueryClient } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { createBootstrap, createConversation, createMember, GROUP, idOf } from "../testing/factories";
import { createFakeServer, type Handlers } from "../testing/fake-server";
import { refusal } from "../testing/outbox-world";
import { createRefetch } from "./refetch";
import { createClientState } from "./state/create-client-state.js";
import { createWorkspaceStore } from "./workspace-store";

function create(handlers: Handlers) {
  const server = createFakeServer(handlers);
  const queryClient = new QueryClient();
  const failures: unknown[] = [];
  const waits: number[] = [];
  const refetch = createRefetch({
    client: server.client,
    queryClient,
    getStore: () => store,
    wait: async (ms) => void waits.push(ms),
    onFailure: (error) => failures.push(error),
  });
  const store = createWorkspaceStore(refetch);
  store.replace(createClientState(createBootstrap()));
  return { server, queryClient, store, refetch, failures, waits };
}

const until = (condition: () => boolean) => vi.waitUntil(condition, { interval: 1 });

test("a conversation is fetched once at a time, and again if it was wanted meanwhile", async () => {
  const { server, store, refetch } = create({
    "conversations.get": () => ({ conversation: createConversation({ unreadCount: 5 }) }),
  });
  const wanted = [{ kind: "conversation", conversationId: GROUP }] as const;
  refetch(wanted);
  refetch(wanted);
  refetch(wanted);
  await until(() => store.get().conversations[GROUP]?.unreadCount === 5);
  await until(() => server.inputsOf("conversations.get").length === 2);
  expect(store.get().conversations[GROUP]?.unreadCount).toBe(5);
});

test("a conversation that a crowd asks for at once is fetched at some moment within the time given", async () => {
  const { server, refetch, waits } = create({ "conversations.get": () => ({ conversation: createConversation() }) });
  refetch([{ kind: "conversation", conversationId: GROUP, withinMs: 20_000 }]);
  await until(() => server.inputsOf("conversations.get").length === 1);
  expect(waits).toEqual([expect.any(Number)]);
  expect(waits[0]).toBeLessThan(20_000);
});

test("people of a fetched direct conversation who are not known are fetched too, together", async () => {
  const direct = createConversation({ id: idOf(201), kind: "direct", participantIds: [idOf(7), idOf(8)] });
  const { server, store, refetch } = create({
    "conversations.get": () => ({ conversation: direct }),
    "members.get": ({ memberIds }: { memberIds: string[] }) => ({
      members: memberIds.map((id) => createMember({ id, name: `Member ${id.slice(-1)}` })),
    }),
  });
  refetch([{ kind: "conversation", conversationId: idOf(201) }]);
  await until(() => store.get().members[idOf(8)] !== undefined);
  expect(server.inputsOf("members.get")).toEqual([{ memberIds: [idOf(7), idOf(8)] }]);
});

test("a conversation that is gone disappears with its messages", async () => {
  const { store, refetch } = create({
    "conversations.get": () => {
      throw refusal("NOT_FOUND");
    },
  });
  refetch([{ kind: "conversation", conversationId: GROUP }]);
  await until(() => store.get().conversations[GROUP] === undefined);
  expect(store.get().timelines[GROUP]).toBeUndefined();
});

test("what fails without being refused is tried until it is there", async () => {
  const { server, store, refetch, failures, waits } = create({
    "conversations.get": () => ({ conversation: createConversation({ unreadCount: 5 }) }),
    "members.get": ({ memberIds }: { memberIds: string[] }) => ({
      members: memberIds.map((id) => createMember({ id })),
    }),
  });
  server.setOffline(true);
  refetch([
    { kind: "conversation", conversationId: GROUP },
    { kind: "member", memberId: idOf(8) },
  ]);
  await until(() => waits.length === 4);
  server.setOffline(false);
  await until(() => store.get().conversations[GROUP]?.unreadCount === 5);
  await until(() => store.get().members[idOf(8)] !== undefined);
  expect(waits.every((ms) => ms >= 1_000)).toBe(true);
  expect(failures).toEqual([]);
});

test("a server that asks for time is given it", async () => {
  let busy = true;
  const { store, refetch, waits } = create({
    "conversations.get": () => {
      if (busy) {
        busy = false;
        throw refusal("OVERLOADED", { retryAfterMs: 4_321 });
      }
      return { conversation: createConversation({ unreadCount: 5 }) };
    },
  });
  refetch([{ kind: "conversation", conversationId: GROUP }]);
  await until(() => store.get().conversations[GROUP]?.unreadCount === 5);
  expect(waits).toEqual([4_321]);
});

test("what keeps failing is left to the next snapshot, changes nothing and is told", async () => {
  const { server, store, refetch, failures, waits } = create({});
  server.setOffline(true);
  refetch([{ kind: "conversation", conversationId: GROUP }]);
  await until(() => failures.length === 1);
  expect(waits.length).toBeGreaterThan(3);
  expect(store.get().conversations[GROUP]).toBeDefined();
});

test("a timeline is marked for the screen that shows it", () => {
  const { store, refetch } = create({});
  store.update((state) => ({
    ...state,
    timelines: { [GROUP]: { items: [], hasOlder: false, hasNewer: false, stale: false, window: 1 } },
  }));
  refetch([
    { kind: "timeline", conversationId: GROUP },
    { kind: "timeline", conversationId: idOf(404) },
  ]);
  expect(store.get().timelines).toMatchObject({ [GROUP]: { stale: true } });
  expect(store.get().timelines[idOf(404)]).toBeUndefined();
});

test("lists that are fetched are fetched again", () => {
  const { queryClient, refetch } = create({});
  const invalidated: unknown[] = [];
  queryClient.invalidateQueries = async (filters) => void invalidated.push(filters?.queryKey);
  refetch([{ kind: "directory" }, { kind: "groups" }, { kind: "group-members", conversationId: GROUP }]);
  expect(invalidated).toEqual([[["members", "list"]], [["groups", "discover"]], [["groups", "members"]]]);
});
