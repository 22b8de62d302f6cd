import { sessions, type Tx } from "@parley/db";
import { and, eq, gt, inArray, lt, lte, ne, or } from "drizzle-orm";

/** A row of `sessions`. Its `id` is the hash of the token and never leaves the server; `publicId` does. */
export type SessionRow = typeof sessions.$inferSelect;

export async function insertSession(tx: Tx, row: SessionRow): Promise<void> {
  await tx.insert(sessions).values(row);
}

/** The sessions with these ids, in their order; `undefined` where there is none. */
export async function findSessions(tx: Tx, ids: readonly string[]): Promise<(SessionRow | undefined)[]> {
  const found = await tx
    .select()
    .from(sessions)
    .where(inArray(sessions.id, [...ids]));
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id));
}

export async function listSessionsOf(tx: Tx, userId: string): Promise<SessionRow[]> {
  return tx.select().from(sessions).where(eq(sessions.userId, userId));
}

export async function setExpiry(tx: Tx, id: string, expiresAt: string): Promise<void> {
  await tx.update(sessions).set({ expiresAt }).where(eq(sessions.id, id));
}

/** Notes a use of each, unless a later one or one after `unlessSince` is noted already. */
export async function setLastSeen(tx: Tx, ids: readonly string[], now: string, unlessSince: string): Promise<void> {
  await tx
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(and(inArray(sessions.id, [...ids]), lt(sessions.lastSeenAt, unlessSince)));
}

export async function deleteSession(tx: Tx, id: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.id, id));
}

export async function deleteSessionsOf(tx: Tx, userId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.userId, userId));
}

/** Takes away sessions that ended by themselves: of one person, or of everybody. */
export async function deleteExpired(tx: Tx, now: string, userId?: string): Promise<void> {
  const expired = or(lte(sessions.expiresAt, now), lte(sessions.absoluteExpiresAt, now));
  await tx.delete(sessions).where(userId === undefined ? expired : and(eq(sessions.userId, userId), expired));
}

/** Ends one session of a person, if it is of the kind asked for; whether there was one. */
export async function deleteOwnSession(
  tx: Tx,
  userId: string,
  publicId: string,
  kind?: SessionRow["kind"],
): Promise<boolean> {
  const ofKind = kind === undefined ? undefined : eq(sessions.kind, kind);
  const own = and(eq(sessions.userId, userId), eq(sessions.publicId, publicId), ofKind);
  const deleted = await tx.delete(sessions).where(own).returning({ id: sessions.id });
  return deleted.length > 0;
}

/** Ends all sessions of a person but one; gives the public ids of the ended. */
export async function deleteOtherSessions(tx: Tx, userId: string, keepPublicId: string): Promise<string[]> {
  const others = and(eq(sessions.userId, userId), ne(sessions.publicId, keepPublicId));
  const deleted = await tx.delete(sessions).where(others).returning({ publicId: sessions.publicId });
  return deleted.map(({ publicId }) => publicId);
}

/** Those of the sessions that have neither ended nor been revoked. */
export async function listActiveSessions(tx: Tx, publicIds: readonly string[], now: string): Promise<string[]> {
  const active = await tx
    .select({ publicId: sessions.publicId })
    .from(sessions)
    .where(
      and(inArray(sessions.publicId, [...publicIds]), gt(sessions.expiresAt, now), gt(sessions.absoluteExpiresAt, now)),
    );
  return active.map(({ publicId }) => publicId);
}
