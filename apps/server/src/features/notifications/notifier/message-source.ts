import type { NotificationKind } from "@parley/api/server";
import { conversationMembers, memberPreferences, type Tx, threadMembers } from "@parley/db";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { LogRow } from "../../../events/log-entry.js";
import { groupBy } from "../../../grouped-calls.js";
import { listStandingMessages, type MessageRow } from "../../conversations/index.js";
import { listNewMentions, type NewMention } from "../../messages/index.js";
import { idsNamed } from "../../payloads-by-seq.js";
import { findKeyword, toSearchable } from "../rules/find-keyword.js";
import type { CauseSource, Happening } from "../rules/happening.js";

interface Written {
  message: MessageRow;
  isDirect: boolean;
}

/** What people write to each other, and whom an edit newly names. */
export const messageSource: CauseSource = {
  types: ["message.sent", "message.edited"],
  async find(tx, workspaceId, rows) {
    const written = await listWritten(tx, workspaceId, idsNamed(rows, "entityId"));
    const sent = rows.filter(({ type }) => type === "message.sent");
    const edited = rows.filter(({ type }) => type === "message.edited");
    return [
      ...(await findInSent(tx, workspaceId, withMessages(sent, written))),
      ...(await findInEdited(tx, withMessages(edited, written))),
    ];
  },
};

type Told = Written & { row: LogRow };

function withMessages(rows: readonly LogRow[], written: ReadonlyMap<string, Written>): Told[] {
  return rows.flatMap((row) => {
    const found = written.get(row.entityId ?? "");
    return found === undefined ? [] : [{ ...found, row }];
  });
}

async function listWritten(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<Map<string, Written>> {
  const found = await listStandingMessages(tx, workspaceId, ids);
  return new Map(
    found.flatMap(({ message, kind }) =>
      message.kind === "text" && message.deletedAt === null
        ? [[message.id, { message, isDirect: kind === "direct" }]]
        : [],
    ),
  );
}

async function findInSent(tx: Tx, workspaceId: string, sent: readonly Told[]): Promise<Happening[]> {
  if (sent.length === 0) return [];
  const [partners, followers, words] = await Promise.all([
    listPartners(tx, workspaceId, sent),
    listFollowers(tx, workspaceId, sent),
    listKeywords(tx, workspaceId, sent),
  ]);
  const happenings: Happening[] = [];
  for (const told of sent) {
    const { message, isDirect } = told;
    const mentions = await findMentions(tx, told);
    const text = toSearchable(message.text);
    const reasons = new Reasons();
    reasons.addMentions(mentions, "direct");
    if (isDirect) reasons.add("direct", partners.get(message.conversationId) ?? []);
    reasons.add(
      "keyword",
      (words.get(message.conversationId) ?? []).flatMap(({ memberId, keywords }) =>
        findKeyword(text, keywords) === undefined ? [] : memberId,
      ),
    );
    if (message.threadRootId !== null) reasons.add("reply", followers.get(message.threadRootId) ?? []);
    reasons.addMentions(mentions, "here");
    reasons.addMentions(mentions, "everyone");
    happenings.push(...reasons.toHappenings(told));
  }
  return happenings;
}

async function findInEdited(tx: Tx, edited: readonly Told[]): Promise<Happening[]> {
  const happenings: Happening[] = [];
  for (const told of edited) {
    const mentions = await findMentions(tx, told);
    const reasons = new Reasons();
    for (const how of ["direct", "here", "everyone"] as const) reasons.addMentions(mentions, how);
    happenings.push(...reasons.toHappenings(told));
  }
  return happenings;
}

/** Most messages mention nobody: for those nothing is asked. */
function findMentions(tx: Tx, { message, row }: Told): Promise<NewMention[]> {
  const { workspaceId, id, mentions, broadcast } = message;
  if (mentions.length === 0 && broadcast === null) return Promise.resolve([]);
  return listNewMentions(tx, workspaceId, id, row.seq);
}

/** By member, why they may be told of one message; the strongest reasons are to be added first. */
class Reasons {
  private readonly byMember = new Map<string, NotificationKind[]>();

  add(kind: NotificationKind, memberIds: readonly string[]): void {
    for (const memberId of memberIds) {
      const known = this.byMember.get(memberId);
      if (known === undefined) this.byMember.set(memberId, [kind]);
      else known.push(kind);
    }
  }

  addMentions(mentions: readonly NewMention[], how: NewMention["how"]): void {
    this.add(
      how === "direct" ? "mention" : how,
      mentions.filter((mention) => mention.how === how).map(({ memberId }) => memberId),
    );
  }

  /** Nobody is told of what they wrote themselves. */
  toHappenings({ message, row }: Told): Happening[] {
    const { id, conversationId, authorId, inTimeline, threadRootId, seq } = message;
    this.byMember.delete(authorId);
    return [...this.byMember].map(([memberId, kinds]) => ({
      memberId,
      kinds,
      subject: "message",
      subjectId: id,
      conversationId,
      threadRootId: inTimeline ? null : threadRootId,
      actorId: authorId,
      seq: row.seq,
      at: row.at,
      messageSeq: seq,
    }));
  }
}

const placesOf = (sent: readonly Told[]) => [...new Set(sent.map(({ message }) => message.conversationId))];

/** Who is in the direct conversations. */
async function listPartners(tx: Tx, workspaceId: string, sent: readonly Told[]): Promise<Map<string, string[]>> {
  const places = placesOf(sent.filter(({ isDirect }) => isDirect));
  if (places.length === 0) return new Map();
  const found = await tx
    .select({ conversationId: conversationMembers.conversationId, memberId: conversationMembers.memberId })
    .from(conversationMembers)
    .where(and(eq(conversationMembers.workspaceId, workspaceId), inArray(conversationMembers.conversationId, places)));
  return idsBy(found, ({ conversationId }) => conversationId);
}

/** Who follows the threads, by root. */
async function listFollowers(tx: Tx, workspaceId: string, sent: readonly Told[]): Promise<Map<string, string[]>> {
  const roots = [...new Set(sent.flatMap(({ message }) => message.threadRootId ?? []))];
  if (roots.length === 0) return new Map();
  const found = await tx
    .select({ rootId: threadMembers.rootId, memberId: threadMembers.memberId })
    .from(threadMembers)
    .where(
      and(
        eq(threadMembers.workspaceId, workspaceId),
        inArray(threadMembers.rootId, roots),
        eq(threadMembers.following, true),
      ),
    );
  return idsBy(found, ({ rootId }) => rootId);
}

/** The keywords of those who have some, by conversation they are in. */
async function listKeywords(tx: Tx, workspaceId: string, sent: readonly Told[]) {
  const found = await tx
    .select({
      conversationId: conversationMembers.conversationId,
      memberId: conversationMembers.memberId,
      keywords: memberPreferences.keywords,
    })
    .from(memberPreferences)
    .innerJoin(
      conversationMembers,
      and(
        eq(conversationMembers.workspaceId, memberPreferences.workspaceId),
        eq(conversationMembers.memberId, memberPreferences.memberId),
      ),
    )
    .where(
      and(
        eq(memberPreferences.workspaceId, workspaceId),
        sql`${memberPreferences.keywords} <> '{}'`,
        inArray(conversationMembers.conversationId, placesOf(sent)),
      ),
    );
  return groupBy(found, ({ conversationId }) => conversationId);
}

function idsBy<Row extends { memberId: string }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Map<string, string[]> {
  return new Map([...groupBy(rows, keyOf)].map(([key, group]) => [key, group.map(({ memberId }) => memberId)]));
}
