import { digestLinks, digests, memberPreferences, members, notifications, type Tx } from "@parley/db";
import { and, eq, gt, lt, max, sql } from "drizzle-orm";
import type { MemberKey } from "../member-key.js";
import { decide, listTellable, type Tellable } from "../notifications/index.js";
import { UNREAD_MS } from "./digest-channel.js";
import { collectDigest, mailDigest } from "./digest-jobs.js";
import type { DigestsDeps } from "./digests-deps.js";

/** What waited longer for its member to be reachable is no news, in milliseconds. */
const NEWS_MS = 24 * 60 * 60_000;

/**
 * Begins a mail of all that a member has not read, once the oldest of it has had its time; while they sit before a device or want no
 * disturbance it waits on. Repeating it begins no second.
 */
export async function collect(deps: DigestsDeps, member: MemberKey): Promise<void> {
  const { workspaceId, memberId } = member;
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    const found = await lockMember(tx, member);
    if (found === undefined || !found.isWanted) return;
    const fromSeq = await findLastSeq(tx, member);
    const unread = await listUnread(deps, tx, member, { fromSeq });
    const fresh = unread.filter(({ notification }) => found.now - Date.parse(notification.at) < NEWS_MS);
    const wanted = fresh.filter(
      ({ notification, circumstances }) => decide(notification.kind, undisturbed(circumstances)).digest,
    );
    const [oldest] = wanted;
    if (oldest === undefined) return;
    const dueAt = Date.parse(oldest.notification.at) + UNREAD_MS;
    const isReachable = wanted.some((each) => isToBeMailed(deps, each));
    if (dueAt > found.now || !isReachable) {
      const at = new Date(Math.max(dueAt, isReachable ? 0 : found.now + UNREAD_MS)).toISOString();
      await deps.jobs.enqueue(tx, collectDigest, { memberId }, { at, key: memberId });
      return;
    }
    const toSeq = Math.max(...fresh.map(({ notification }) => notification.seq));
    const [begun] = await tx
      .insert(digests)
      .values({ workspaceId, memberId, fromSeq, toSeq })
      .onConflictDoNothing()
      .returning({ id: digests.id });
    if (begun !== undefined) await deps.jobs.enqueue(tx, mailDigest, { digestId: begun.id });
    await forgetOldLinks(tx, member);
  });
}

/** What a member has not read and may be told of, behind one place and up to another. */
export function listUnread(
  { clock }: Pick<DigestsDeps, "clock">,
  tx: Tx,
  { workspaceId, memberId }: MemberKey,
  { fromSeq, toSeq = Number.MAX_SAFE_INTEGER }: { fromSeq: number; toSeq?: number },
): Promise<Tellable[]> {
  const theirs = and(
    eq(notifications.memberId, memberId),
    eq(notifications.alerts, true),
    gt(notifications.seq, fromSeq),
    lt(notifications.seq, toSeq + 1),
  );
  return listTellable(tx, workspaceId, theirs, clock.now());
}

/** Whether a notification is to be in a mail that is sent now. */
export function isToBeMailed({ isActive }: DigestsDeps, { notification, circumstances }: Tellable): boolean {
  const { workspaceId, memberId, kind } = notification;
  return decide(kind, { ...circumstances, active: isActive({ workspaceId, memberId }) }).digest;
}

/** What passes by itself is waited for; what they chose for a conversation is not. */
const undisturbed = (circumstances: Tellable["circumstances"]) => ({
  ...circumstances,
  doNotDisturb: false,
  quietHours: false,
});

/** One node at a time looks after a member. `now` is the database's, in milliseconds since 1970. */
async function lockMember(tx: Tx, { workspaceId, memberId }: MemberKey) {
  const [locked] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.id, memberId)))
    .for("no key update");
  if (locked === undefined) return undefined;
  const [found] = await tx
    .select({
      isWanted: sql<boolean>`coalesce(${memberPreferences.emailDigest}, true)`,
      now: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`,
    })
    .from(members)
    .leftJoin(
      memberPreferences,
      and(eq(memberPreferences.workspaceId, members.workspaceId), eq(memberPreferences.memberId, members.id)),
    )
    .where(and(eq(members.workspaceId, workspaceId), eq(members.id, memberId)));
  return found;
}

async function findLastSeq(tx: Tx, { workspaceId, memberId }: MemberKey): Promise<number> {
  const [last] = await tx
    .select({ toSeq: max(digests.toSeq) })
    .from(digests)
    .where(and(eq(digests.workspaceId, workspaceId), eq(digests.memberId, memberId)));
  return last?.toSeq ?? 0;
}

/** Links hold for half a year. */
async function forgetOldLinks(tx: Tx, { workspaceId, memberId }: MemberKey): Promise<void> {
  await tx
    .delete(digestLinks)
    .where(
      and(
        eq(digestLinks.workspaceId, workspaceId),
        eq(digestLinks.memberId, memberId),
        lt(digestLinks.createdAt, sql`clock_timestamp() - interval '180 days'`),
      ),
    );
}
