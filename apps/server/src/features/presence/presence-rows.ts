import type { Actor } from "@parley/api/server";
import { type Database, memberPresences } from "@parley/db";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { MemberKey } from "../member-key.js";
import { type ChosenStatus, NOTHING_CHOSEN } from "./chosen-status.js";

type PresenceRow = typeof memberPresences.$inferSelect;
function chosenFrom(row: PresenceRow): ChosenStatus {
  return {
    status: row.status,
    until: row.statusUntil === null ? null : Date.parse(row.statusUntil),
    text: row.statusText,
    emoji: row.statusEmoji,
    lastSeenAt: row.lastSeenAt,
  };
}

/** What members chose, by id; those who never chose and were never here are left out. */
export async function loadChosen(
  db: Database,
  workspaceId: string,
  memberIds: readonly string[],
): Promise<Map<string, ChosenStatus>> {
  const rows = await db.withWorkspace(workspaceId, (tx) =>
    tx
      .select()
      .from(memberPresences)
      .where(and(eq(memberPresences.workspaceId, workspaceId), inArray(memberPresences.memberId, [...memberIds]))),
  );
  return new Map(rows.map((row) => [row.memberId, chosenFrom(row)]));
}

export async function loadOwnChosen(db: Database, actor: Actor): Promise<ChosenStatus> {
  return (await loadChosen(db, actor.workspaceId, [actor.memberId])).get(actor.memberId) ?? NOTHING_CHOSEN;
}

export async function storeChosen(db: Database, actor: Actor, chosen: ChosenStatus): Promise<void> {
  const values = {
    status: chosen.status,
    statusUntil: chosen.until === null ? null : new Date(chosen.until).toISOString(),
    statusText: chosen.text,
    statusEmoji: chosen.emoji,
  };
  await upsert(db, actor, values);
}

/** Keeps when members were last there, by id; all of one workspace. */
export async function storeLastSeen(
  db: Database,
  workspaceId: string,
  seen: ReadonlyMap<string, string>,
): Promise<void> {
  await db.withWorkspace(workspaceId, (tx) =>
    tx
      .insert(memberPresences)
      .values([...seen].map(([memberId, lastSeenAt]) => ({ workspaceId, memberId, lastSeenAt })))
      .onConflictDoUpdate({
        target: [memberPresences.workspaceId, memberPresences.memberId],
        set: { lastSeenAt: sql`excluded.last_seen_at` },
      }),
  );
}

async function upsert(db: Database, { workspaceId, memberId }: MemberKey, values: Partial<PresenceRow>): Promise<void> {
  await db.withWorkspace(workspaceId, (tx) =>
    tx
      .insert(memberPresences)
      .values({ workspaceId, memberId, ...values })
      .onConflictDoUpdate({ target: [memberPresences.workspaceId, memberPresences.memberId], set: values }),
  );
}
