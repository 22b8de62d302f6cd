import type { Draft } from "@parley/api";
import { describe, expect, test, vi } from "vitest";
import { GROUP, idOf, ME, TIM } from "../../testing/factories";
import { clearDrafts, createDraftStore } from "./draft-store";

const ROOT = idOf(700);
const place = { conversationId: GROUP };
const draft = (text: string, rev: number): Draft => ({ conversationId: GROUP, threadRootId: null, text, rev });

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

describe("the drafts of a device", () => {
  test("survive a reload, apart by member and place [F3.5]", () => {
    const storage = createStorage();
    const drafts = createDraftStore(ME, storage);
    drafts.set(place, "half");
    drafts.set(place, "half a thought");
    drafts.set({ ...place, threadRootId: ROOT }, "a reply");
    const reloaded = createDraftStore(ME, storage);
    expect([reloaded.get(GROUP), reloaded.get(ROOT)]).toEqual(["half a thought", "a reply"]);
    expect(createDraftStore(TIM, storage).get(GROUP)).toBe("");
  });

  test("keep the set of places until one comes or goes, and tell of every change", () => {
    const drafts = createDraftStore(ME, createStorage());
    const listener = vi.fn();
    drafts.subscribe(listener);
    drafts.set(place, "half");
    const ids = drafts.getPlaceIds();
    drafts.set(place, "half a thought");
    expect([...ids]).toEqual([GROUP]);
    expect(drafts.getPlaceIds()).toBe(ids);
    drafts.set(place, "");
    expect(drafts.getPlaceIds().size).toBe(0);
    expect(listener).toHaveBeenCalledTimes(3);
  });

  test("hold until the page is left where there is no room, and what cannot be read is none", () => {
    const storage = createStorage();
    storage.values.set(`parley.draft.${ME}.${ROOT}`, "{no draft of ours");
    storage.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    const drafts = createDraftStore(ME, storage);
    drafts.set(place, "half");
    expect([drafts.get(GROUP), drafts.get(ROOT)]).toEqual(["half", ""]);
  });

  test("of an older web app, bare texts, show and become drafts once their place is opened [F3.5]", () => {
    const storage = createStorage();
    storage.setItem(`parley.draft.${ME}.${GROUP}`, "half a thought");
    storage.setItem(`parley.draft.${ME}.${ROOT}`, "a reply");
    const drafts = createDraftStore(ME, storage);
    expect([...drafts.getPlaceIds()]).toEqual([GROUP, ROOT]);
    expect([drafts.get(GROUP), drafts.get(ROOT)]).toEqual(["half a thought", "a reply"]);
    expect(drafts.listUnsynced()).toEqual([]);
    const thread = { ...place, threadRootId: ROOT };
    drafts.adopt(thread);
    drafts.adopt(thread);
    expect(drafts.listUnsynced()).toEqual([{ place: thread, text: "a reply", rev: 0, unsynced: true }]);
    drafts.set(place, "");
    drafts.adopt(place);
    const reloaded = createDraftStore(ME, storage);
    expect([reloaded.get(GROUP), reloaded.get(ROOT)]).toEqual(["", "a reply"]);
  });

  test("go at sign-out, and nothing else", () => {
    const storage = createStorage();
    createDraftStore(ME, storage).set(place, "one");
    createDraftStore(TIM, storage).set(place, "two");
    clearDrafts(storage);
    expect([...storage.values.keys()]).toEqual(["something.else"]);
  });
});

describe("drafts of several devices", () => {
  test("the newer one is taken over, and its removal too [F3.5]", () => {
    const drafts = createDraftStore(ME, createStorage());
    drafts.receive({ [GROUP]: draft("from the phone", 5) });
    drafts.receive({ [GROUP]: draft("an older one", 4) });
    expect(drafts.get(GROUP)).toBe("from the phone");
    drafts.receive({ [GROUP]: draft("", 6) });
    expect([drafts.get(GROUP), drafts.getPlaceIds().size]).toEqual(["", 0]);
  });

  test("what was written here and not said yet is not taken away", () => {
    const drafts = createDraftStore(ME, createStorage());
    drafts.set(place, "typed here");
    drafts.receive({ [GROUP]: draft("from the phone", 5) });
    drafts.receive({}, true);
    expect(drafts.get(GROUP)).toBe("typed here");
    expect(drafts.listUnsynced()).toMatchObject([{ place, text: "typed here" }]);
    drafts.markSynced(place, "typed here", 6);
    expect(drafts.listUnsynced()).toEqual([]);
    drafts.receive({ [GROUP]: draft("from the phone again", 7) });
    expect(drafts.get(GROUP)).toBe("from the phone again");
  });

  test("what was written while another text was being said is still to be said", () => {
    const drafts = createDraftStore(ME, createStorage());
    drafts.set(place, "one");
    drafts.set(place, "one two");
    drafts.markSynced(place, "one", 3);
    expect(drafts.listUnsynced()).toMatchObject([{ text: "one two", rev: 3 }]);
  });

  test("a removal is kept until it was said, over a reload too", () => {
    const storage = createStorage();
    const drafts = createDraftStore(ME, storage);
    drafts.receive({ [GROUP]: draft("half", 5) });
    drafts.set(place, "");
    const reloaded = createDraftStore(ME, storage);
    expect([reloaded.listUnsynced().length, reloaded.getPlaceIds().size]).toEqual([1, 0]);
    reloaded.markSynced(place, "", 6);
    expect(createDraftStore(ME, storage).listUnsynced()).toEqual([]);
  });

  test("what all that are known do not hold is gone", () => {
    const drafts = createDraftStore(ME, createStorage());
    drafts.receive({ [GROUP]: draft("half", 5), [ROOT]: { ...draft("reply", 6), threadRootId: ROOT } });
    drafts.receive({ [ROOT]: { ...draft("reply", 6), threadRootId: ROOT } }, true);
    expect([...drafts.getPlaceIds()]).toEqual([ROOT]);
  });
});
