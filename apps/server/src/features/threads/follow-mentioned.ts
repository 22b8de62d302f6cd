import type { Actor } from "@parley/api/server";
import { conversationMembers, threads } from "@parley/db";
import { and, eq, inArray, lte, sql } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";
import type { MessageRow } from "../conversations/index.js";
import { appendStanding } from "./append-standing.js";
import { joined } from "./thread-states.js";

export interface NewMentions {
  /** The rev of the edit that brought them. */
  rev: number;
  actor: Actor;
  members: readonly string[];
}

/**
 * Lets those whom an edit has newly mentioned follow the thread: a reply's, where it is then the first they have not read, or
 * the one under an edited root, of which they have missed nothing. Not those whose history begins behind the message: they
 * are shown nothing of the mention, and perhaps nothing of the thread (SPEC W8).
 */
export async function followMentioned(
  write: WorkspaceWrite,
  message: MessageRow,
  mentions: NewMentions,
): Promise<void> {
  const { tx, workspaceId } = write;
  const { rev, actor, members } = mentions;
  if (members.length === 0) return;
  const rootId = message.threadRootId ?? message.id;
  const [thread] = await tx
    .select({ id: threads.id })
    .from(threads)
    .where(and(eq(threads.workspaceId, workspaceId), eq(threads.rootId, rootId)));
  if (thread === undefined) return;
  const { conversationId } = message;
  const readSeq = message.threadRootId === null ? write.head : message.seq - 1;
  const readers = await listReaders(write, message, members);
  if (readers.length === 0) return;
  const mentioned = sql`array[${joined(readers)}]`;
  const followers = await tx.execute<{ memberId: string }>(sql`
    select follower as "memberId" from follow_thread(${workspaceId}, ${conversationId}, ${rootId}, ${mentioned}, ${mentioned},
      ${readSeq}::bigint, ${rev}::bigint) as follower`);
  for (const { memberId } of followers)
    appendStanding(write, "thread.followed", { id: thread.id, conversationId }, memberId, actor);
}

/** Those of the members whose history in the conversation reaches back to the message. */
async function listReaders(
  { tx, workspaceId }: WorkspaceWrite,
  { conversationId, seq }: MessageRow,
  members: readonly string[],
): Promise<string[]> {
  const readers = await tx
    .select({ memberId: conversationMembers.memberId })
    .from(conversationMembers)
    .where(
      and(
        eq(conversationMembers.workspaceId, workspaceId),
        eq(conversationMembers.conversationId, conversationId),
        inArray(conversationMembers.memberId, [...members]),
        lte(conversationMembers.historySeq, seq),
      ),
    );
  return readers.map(({ memberId }) => memberId);
}
