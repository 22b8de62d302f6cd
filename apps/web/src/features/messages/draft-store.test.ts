import { expect, test, vi } from "vitest";
import { GROUP, ME, TIM } from "../../testing/factories";
import { clearDrafts, createDraftStore } from "./draft-store";

function createStorage() {
  const values = new Map<string, string>([["something.else", "stays"]]);
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
    key: (index: number) => [...values.keys()][index] ?? null,
    get length() {
      return values.size;
    },
  };
}

test("survives a reload, apart by member, and tells when one comes or goes", () => {
  const storage = createStorage();
  const drafts = createDraftStore(ME, storage);
  const listener = vi.fn();
  drafts.subscribe(listener);
  drafts.set(GROUP, "half");
  drafts.set(GROUP, "half a thought");
  expect(listener).toHaveBeenCalledTimes(1);
  expect([...drafts.getConversationIds()]).toEqual([GROUP]);

  const reloaded = createDraftStore(ME, storage);
  expect(reloaded.get(GROUP)).toBe("half a thought");
  expect(createDraftStore(TIM, storage).get(GROUP)).toBe("");

  drafts.set(GROUP, "");
  expect(listener).toHaveBeenCalledTimes(2);
  expect(createDraftStore(ME, storage).getConversationIds().size).toBe(0);
});

test("a storage without room keeps the draft until the page is left", () => {
  const storage = createStorage();
  storage.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const drafts = createDraftStore(ME, storage);
  drafts.set(GROUP, "half");
  expect(drafts.get(GROUP)).toBe("half");
});

test("at sign-out every draft goes, and nothing else", () => {
  const storage = createStorage();
  createDraftStore(ME, storage).set(GROUP, "one");
  createDraftStore(TIM, storage).set(GROUP, "two");
  clearDrafts(storage);
  expect([...storage.values.keys()]).toEqual(["something.else"]);
});
