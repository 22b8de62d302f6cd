import "fake-indexeddb/auto";
import { createStore } from "idb-keyval";
import { expect, test } from "vitest";
import { GROUP, ME, TIM } from "../../testing/factories";
import type { OutboxEntry } from "./outbox-entry";
import { createOutboxStorage } from "./outbox-storage";

const entry: OutboxEntry = {
  nonce: "one",
  memberId: ME,
  conversationId: GROUP,
  text: "hello",
  createdAt: "2026-11-21T09:00:00.000Z",
  order: 1,
  status: "queued",
};

test("keeps one record per message, apart by member", async () => {
  const storage = createOutboxStorage(createStore("outbox-test", "entries"));
  await Promise.all([
    storage.put(entry),
    storage.put({ ...entry, nonce: "two", order: 2 }),
    storage.put({ ...entry, nonce: "one", memberId: TIM }),
  ]);
  expect((await storage.list(ME)).map(({ nonce }) => nonce).toSorted()).toEqual(["one", "two"]);
  await storage.put({ ...entry, status: "failed", reason: "NOT_FOUND" });
  expect(await storage.list(ME)).toContainEqual({ ...entry, status: "failed", reason: "NOT_FOUND" });
  await storage.remove(ME, "one");
  expect((await storage.list(ME)).map(({ nonce }) => nonce)).toEqual(["two"]);
  expect(await storage.list(TIM)).toHaveLength(1);
});
