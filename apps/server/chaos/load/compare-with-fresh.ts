import type { Bootstrap, ParleyClient } from "@parley/api";
import type { CountedPlace, Standing } from "../checker/standing.js";
import type { AppState, Difference } from "./app-state.js";
import type { ShownState } from "./shown-state.js";

/** What a client has made of what it was told. */
export interface Knowledge {
  shown: ShownState;
  /** `null` where people do what `shown` tells alone. */
  app: AppState | null;
  /** Scheduled messages that it was told to be gone. */
  unscheduled: ReadonlySet<string>;
}

const differing = (what: string): Difference => ({ what, answeredAt: [] });

/** Where what a client knows differs from a snapshot of now. */
export function differencesTo({ shown, app }: Knowledge, fresh: Bootstrap): Difference[] {
  const difference = shown.differenceTo(fresh.conversations, fresh.conversationsCursor === null);
  return [...(difference === undefined ? [] : [differing(difference)]), ...(app?.differencesTo(fresh) ?? [])];
}

/** Lists whose pins are looked at in the end, of each client. */
const PINS_LOOKED_AT = 3;

/** Where what events told of pins, saved and scheduled messages differs from the lists of now. Rejects with what a call rejects with. */
export async function listDifferences(
  { app, unscheduled }: Knowledge,
  client: ParleyClient,
  signal: AbortSignal,
): Promise<Difference[]> {
  if (app === null) return [];
  const found: Difference[] = [];
  for (const conversationId of app.pins.conversationIds.slice(0, PINS_LOOKED_AT)) {
    if (!app.conversations.some(({ id }) => id === conversationId)) continue;
    const { items } = await client.pins.list.query({ conversationId }, { signal });
    const listed = items.map(({ message }) => message.id);
    const missing = app.pins.missingIn(listed, conversationId);
    if (missing !== undefined) found.push(differing(`${missing} is pinned, and not among the pins`));
    const still = app.pins.stillIn(listed);
    if (still !== undefined) found.push(differing(`${still} is no longer pinned, and among the pins`));
  }
  const saved = await client.saved.list.query({ limit: 100 }, { signal });
  const kept = app.saved.stillIn(saved.items.map(({ message }) => message.id));
  if (kept !== undefined) found.push(differing(`${kept} is no longer saved, and still listed`));
  const { items } = await client.scheduled.list.query(undefined, { signal });
  const waiting = items.find(({ id }) => unscheduled.has(id));
  if (waiting !== undefined) found.push(differing(`${waiting.id} is sent or cancelled, and still listed as scheduled`));
  return found;
}

const counted = (id: string, place: Omit<CountedPlace, "id">): CountedPlace => ({
  id,
  readSeq: place.readSeq,
  unreadCount: place.unreadCount,
  mentionCount: place.mentionCount,
});

/** What a snapshot says of where its reader stands. */
export function standingOf(client: string, workspaceId: string, snapshot: Bootstrap): Standing {
  const { cursor, me, conversations, threads } = snapshot;
  return {
    client,
    workspaceId,
    memberId: me.id,
    seq: Number(cursor.split(".")[0]),
    conversations: conversations.map((conversation) => counted(conversation.id, conversation)),
    threads: threads.map((thread) => counted(thread.rootId, thread)),
  };
}
