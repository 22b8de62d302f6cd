// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { expect, test, vi } from "vitest";
import { createBootstrap, createConversation, createMember, GROUP, idOf } from "../testing/factories";
import { createFakeServer } from "../testing/fake-server";
import { refusal } from "../testing/outbox-world";
import type { SnapshotCache } from "./snapshot-cache";
import type { ClientState } from "./state/client-state.js";
import { createClientState } from "./state/create-client-state.js";
import { createWorkspaceSession } from "./workspace-session";

function createCache(kept?: ClientState): SnapshotCache & { readonly written: ClientState[] } {
  const written: ClientState[] = [];
  return {
    written,
    read: async () => kept,
    write: async (_, state) => void written.push(state),
    clear: async () => undefined,
  };
}

const named = (name: string, seq: number) =>
  createBootstrap({ seq, conversations: [createConversation({ name, rev: seq })] });
const until = (condition: () => boolean) => vi.waitUntil(condition, { interval: 1 });

test("shows what was kept at once, and what the server tells as soon as it does", async () => {
  let answer: (() => void) | undefined;
  const server = createFakeServer({
    "live.bootstrap": () => new Promise((resolve) => (answer = () => resolve(named("from the server", 20)))),
  });
  const kept = createClientState(named("from the cache", 10));
  const session = createWorkspaceSession({ slug: "berger", client: server.client, cache: createCache(kept) });
  expect(() => session.getOutbox()).toThrow("The outbox opens with the workspace's first state.");
  const stop = session.run();
  await until(() => session.store.find() !== undefined);
  expect(session.store.get().conversations[GROUP]?.name).toBe("from the cache");
  expect(session.getOutbox().getEntries()).toEqual([]);
  await until(() => answer !== undefined);
  answer?.();
  await until(() => session.store.get().seq === 20);
  expect(session.store.get().conversations[GROUP]?.name).toBe("from the server");
  stop();
});

test("an older snapshot that is read late does not replace what the server told", async () => {
  let release: (() => void) | undefined;
  const cache = createCache();
  const late = {
    ...cache,
    read: () => new Promise<ClientState>((resolve) => (release = () => resolve(createClientState(named("late", 5))))),
  };
  const server = createFakeServer({ "live.bootstrap": () => named("from the server", 20) });
  const session = createWorkspaceSession({ slug: "berger", client: server.client, cache: late });
  const stop = session.run();
  await until(() => session.store.find()?.seq === 20);
  release?.();
  await Promise.resolve();
  expect(session.store.get().conversations[GROUP]?.name).toBe("from the server");
  stop();
});

test("keeps the state for the next visit when the page is left, and once stopped no more", async () => {
  const cache = createCache();
  const server = createFakeServer({ "live.bootstrap": () => named("x", 20) });
  const session = createWorkspaceSession({ slug: "berger", client: server.client, cache });
  const stop = session.run();
  await until(() => session.store.find() !== undefined);
  dispatchEvent(new Event("pagehide"));
  dispatchEvent(new Event("pagehide"));
  expect(cache.written.map(({ seq }) => seq)).toEqual([20]);
  stop();
  session.store.update((state) => ({ ...state, seq: 21 }));
  dispatchEvent(new Event("pagehide"));
  expect(cache.written).toHaveLength(1);
});

test("a workspace that is not one's own ends with the reason, and leaves nothing behind", async () => {
  const cache = createCache();
  const server = createFakeServer({
    "live.bootstrap": () => {
      throw refusal("NOT_FOUND");
    },
  });
  const session = createWorkspaceSession({ slug: "nope", client: server.client, cache });
  const stop = session.run();
  await until(() => session.connection.get().state === "ended");
  expect(session.connection.get().failure?.reason).toBe("NOT_FOUND");
  expect(session.store.find()).toBeUndefined();
  dispatchEvent(new Event("pagehide"));
  expect(cache.written).toEqual([]);
  stop();
});

test("can be run again after it was stopped, on the state it had", async () => {
  const server = createFakeServer({ "live.bootstrap": () => named("x", 20) });
  const session = createWorkspaceSession({ slug: "berger", client: server.client, cache: createCache() });
  session.run()();
  const stop = session.run();
  await until(() => session.store.find() !== undefined);
  stop();
  const again = session.run();
  expect(session.getOutbox().getEntries()).toEqual([]);
  expect(session.store.get().meId).toBe(createMember().id);
  expect(session.store.get().conversations[idOf(404)]).toBeUndefined();
  again();
});
