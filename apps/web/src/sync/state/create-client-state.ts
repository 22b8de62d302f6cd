import type { Bootstrap } from "@parley/api";
import type { ClientState } from "./client-state.js";

function byId<Item extends { id: string }>(items: readonly Item[]): Record<string, Item> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}

/** What a client knows right after `live.bootstrap`. */
export function createClientState(bootstrap: Bootstrap): ClientState {
  const seq = Number(bootstrap.cursor.split(".")[0]);
  return {
    meId: bootstrap.me.id,
    workspace: bootstrap.workspace,
    preferences: bootstrap.preferences,
    bootSeq: seq,
    seq,
    members: byId([...bootstrap.members, bootstrap.me]),
    conversations: byId(bootstrap.conversations),
    conversationsCursor: bootstrap.conversationsCursor,
    counting: {},
    removed: {},
    timelines: {},
    receipts: {},
    threads: Object.fromEntries(bootstrap.threads.map((thread) => [thread.rootId, { ...thread, touched: seq }])),
    threadsComplete: bootstrap.threadsComplete,
    notifications: bootstrap.notifications,
    recent: { floor: seq, messages: [], reactions: [], threads: [] },
    drafts: {},
    previews: {},
    presences: {},
    typing: {},
    connectionId: null,
  };
}
