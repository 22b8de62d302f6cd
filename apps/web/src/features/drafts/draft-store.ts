import type { Draft } from "@parley/api";
import type { ClientState } from "../../sync/state/client-state.js";
import { getPlaceId, type MessagePlace } from "../../sync/state/message-place.js";

/** What was begun on this device or heard of from another, for one place. */
export interface LocalDraft {
  readonly place: MessagePlace;
  /** Empty for one that is taken away and not said so yet. */
  readonly text: string;
  /** Of the server's draft it follows; 0 where there was none. */
  readonly rev: number;
  /** Whether the server does not know it yet. */
  readonly unsynced: boolean;
}

/** Texts begun and not sent, by place, kept on this device so that they survive a reload and being offline. */
export interface DraftStore {
  get(placeId: string): string;
  /** Somebody writes here. An empty text takes the draft away. */
  set(place: MessagePlace, text: string): void;
  /**
   * Takes over what an older web app kept for a place that is opened: a bare text, under an id that did not tell whether it is
   * a conversation's or a thread's.
   */
  adopt(place: MessagePlace): void;
  /** Takes over what other devices wrote; what was written here since stays. With `complete` all that is not among them is gone. */
  receive(drafts: ClientState["drafts"], complete?: boolean): void;
  listUnsynced(): readonly LocalDraft[];
  /** The server has taken this text; what was written since is still to be said. */
  markSynced(place: MessagePlace, text: string, rev: number): void;
  /** Without telling anybody: the place is gone. */
  forget(place: MessagePlace): void;
  /** Ids of the places with a draft. The same set until one comes or goes. */
  getPlaceIds(): ReadonlySet<string>;
  /** Told of every change. */
  subscribe(listener: () => void): () => void;
}

const PREFIX = "parley.draft.";

type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

function keysOf(storage: DraftStorage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
}

function parse(kept: string | null): LocalDraft | undefined {
  try {
    const draft = JSON.parse(kept ?? "") as LocalDraft;
    return typeof draft.text === "string" && typeof draft.place.conversationId === "string" ? draft : undefined;
  } catch {
    return undefined;
  }
}

const placeOf = ({ conversationId, threadRootId }: Draft): MessagePlace => ({
  conversationId,
  ...(threadRootId !== null && { threadRootId }),
});

/** The drafts of one member. */
export function createDraftStore(memberId: string, storage: DraftStorage = localStorage): DraftStore {
  const prefix = `${PREFIX}${memberId}.`;
  const drafts = new Map<string, LocalDraft>();
  const bare = new Map<string, string>();
  for (const key of keysOf(storage)) {
    if (!key.startsWith(prefix)) continue;
    const placeId = key.slice(prefix.length);
    const kept = storage.getItem(key) ?? "";
    const draft = parse(kept);
    if (draft) drafts.set(placeId, draft);
    else if (!kept.startsWith("{")) bare.set(placeId, kept);
  }
  const listIds = () =>
    new Set([...drafts].flatMap(([id, { text }]) => (text === "" ? [] : id)).concat(...bare.keys()));
  let ids: ReadonlySet<string> = listIds();
  const listeners = new Set<() => void>();

  function put(placeId: string, draft: LocalDraft | undefined): void {
    bare.delete(placeId);
    if (draft) drafts.set(placeId, draft);
    else drafts.delete(placeId);
    try {
      if (draft) storage.setItem(prefix + placeId, JSON.stringify(draft));
      else storage.removeItem(prefix + placeId);
    } catch {
      // No room: the draft holds until the page is left.
    }
    if (ids.has(placeId) !== ((draft?.text ?? "") !== "")) ids = listIds();
    for (const listener of listeners) listener();
  }

  function set(place: MessagePlace, text: string): void {
    const placeId = getPlaceId(place);
    put(placeId, { place, text, rev: drafts.get(placeId)?.rev ?? 0, unsynced: true });
  }

  return {
    get: (placeId) => drafts.get(placeId)?.text ?? bare.get(placeId) ?? "",
    set,
    adopt: (place) => {
      const text = bare.get(getPlaceId(place));
      if (text !== undefined) set(place, text);
    },
    receive: (known, complete = false) => {
      for (const [placeId, draft] of Object.entries(known)) {
        const own = drafts.get(placeId);
        if (own?.unsynced || draft.rev <= (own?.rev ?? 0)) continue;
        const { text, rev } = draft;
        if (text !== "") put(placeId, { place: placeOf(draft), text, rev, unsynced: false });
        else if (own) put(placeId, undefined);
      }
      if (!complete) return;
      for (const [placeId, { unsynced }] of drafts)
        if (!unsynced && known[placeId] === undefined) put(placeId, undefined);
    },
    listUnsynced: () => [...drafts.values()].filter(({ unsynced }) => unsynced),
    markSynced: (place, text, rev) => {
      const placeId = getPlaceId(place);
      const own = drafts.get(placeId);
      if (!own) return;
      if (own.text !== text) put(placeId, { ...own, rev });
      else put(placeId, text === "" ? undefined : { ...own, rev, unsynced: false });
    },
    forget: (place) => put(getPlaceId(place), undefined),
    getPlaceIds: () => ids,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** At sign-out: no draft of anybody stays on this device. */
export function clearDrafts(storage: DraftStorage = localStorage): void {
  for (const key of keysOf(storage).filter((one) => one.startsWith(PREFIX))) storage.removeItem(key);
}
