import { conversationMembers, memberPreferences, memberPresences, members, type Tx, threadMembers } from "@parley/db";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { farthestRead } from "../../conversations/index.js";
import type { Circumstances } from "./decide.js";
import type { Happening } from "./happening.js";
import { isQuiet } from "./quiet-hours.js";

/** A happening, and how things stand for whom it concerns. */
export interface Judged {
  happening: Happening;
  /** As if they sat before no device. */
  circumstances: Circumstances;
}

type Place = Pick<Happening, "conversationId" | "memberId">;
const placeOf = ({ conversationId, memberId }: Place) => `${conversationId} ${memberId}`;

/**
 * How things stand at `now` (milliseconds since 1970) for those whom happenings concern. Left out are those who were not in the
 * conversation then, are not in it any more, may not read that far back, or have been deactivated.
 */
export async function listCircumstances(
  tx: Tx,
  workspaceId: string,
  happenings: readonly Happening[],
  now: number,
): Promise<Judged[]> {
  if (happenings.length === 0) return [];
  const [standings, threads] = await Promise.all([
    listStandings(tx, workspaceId, happenings),
    listThreadCursors(tx, workspaceId, happenings),
  ]);
  return happenings.flatMap((happening) => {
    const standing = standings.get(placeOf(happening));
    if (standing === undefined) return [];
    const { membership, quietHours, isDnd } = standing;
    if (happening.seq < membership.joinedSeq || happening.messageSeq < membership.historySeq) return [];
    const readSeq =
      happening.threadRootId === null
        ? farthestRead(membership)
        : (threads.get(`${happening.threadRootId} ${happening.memberId}`) ?? 0);
    const circumstances: Circumstances = {
      level: membership.level,
      muted: membership.muted && (membership.mutedUntil === null || Date.parse(membership.mutedUntil) > now),
      doNotDisturb: isDnd,
      quietHours: isQuiet(quietHours, now),
      active: false,
      read: happening.subject !== "membership" && happening.seq <= readSeq,
    };
    return [{ happening, circumstances }];
  });
}

const idsOf = (happenings: readonly Happening[], key: "conversationId" | "memberId") => [
  ...new Set(happenings.map((happening) => happening[key])),
];

async function listStandings(tx: Tx, workspaceId: string, happenings: readonly Happening[]) {
  const found = await tx
    .select({
      membership: conversationMembers,
      quietHours: memberPreferences.quietHours,
      isDnd: sql<boolean>`coalesce(${memberPresences.status} = 'dnd'
        and (${memberPresences.statusUntil} is null or ${memberPresences.statusUntil} > clock_timestamp()), false)`,
    })
    .from(conversationMembers)
    .innerJoin(
      members,
      and(eq(members.workspaceId, conversationMembers.workspaceId), eq(members.id, conversationMembers.memberId)),
    )
    .leftJoin(
      memberPreferences,
      and(eq(memberPreferences.workspaceId, members.workspaceId), eq(memberPreferences.memberId, members.id)),
    )
    .leftJoin(
      memberPresences,
      and(eq(memberPresences.workspaceId, members.workspaceId), eq(memberPresences.memberId, members.id)),
    )
    .where(
      and(
        eq(conversationMembers.workspaceId, workspaceId),
        inArray(conversationMembers.conversationId, idsOf(happenings, "conversationId")),
        inArray(conversationMembers.memberId, idsOf(happenings, "memberId")),
        isNull(members.deactivatedAt),
      ),
    );
  return new Map(found.map((standing) => [placeOf(standing.membership), standing]));
}

/** Where people stand in threads, by root and member. */
async function listThreadCursors(
  tx: Tx,
  workspaceId: string,
  happenings: readonly Happening[],
): Promise<Map<string, number>> {
  const inThreads = happenings.filter(({ threadRootId }) => threadRootId !== null);
  if (inThreads.length === 0) return new Map();
  const found = await tx
    .select({ rootId: threadMembers.rootId, memberId: threadMembers.memberId, readSeq: threadMembers.readSeq })
    .from(threadMembers)
    .where(
      and(
        eq(threadMembers.workspaceId, workspaceId),
        inArray(threadMembers.rootId, [...new Set(inThreads.flatMap(({ threadRootId }) => threadRootId ?? []))]),
        inArray(threadMembers.memberId, idsOf(inThreads, "memberId")),
      ),
    );
  return new Map(found.map(({ rootId, memberId, readSeq }) => [`${rootId} ${memberId}`, readSeq]));
}
