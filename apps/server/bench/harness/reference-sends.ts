import { randomInt, randomUUID } from "node:crypto";
import { conversationMembers, conversations, type Database, events, messages, workspaceCounters } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { Sql } from "postgres";

/** One message as all kinds of sending take it. */
export interface SendInput {
  workspaceId: string;
  conversationId: string;
  memberId: string;
  text: string;
}

const rid = () => randomInt(1, 2 ** 31 - 1);

/** The table of the plainest send: the columns of a message, its key, and nothing around it. */
export async function createInsertTable(sql: Sql): Promise<void> {
  await sql`
    create table if not exists bench_messages (
      workspace_id uuid not null, id uuid not null, conversation_id uuid not null, author_id uuid not null, nonce uuid not null,
      text text not null, created_at timestamptz not null default clock_timestamp(), primary key (workspace_id, id))`;
}

/** A row and its commit; no lock, no access check, no log, no further index. */
export async function insertRow(sql: Sql, { workspaceId, conversationId, memberId, text }: SendInput): Promise<void> {
  await sql`
    insert into bench_messages (workspace_id, id, conversation_id, author_id, nonce, text)
    values (${workspaceId}, ${randomUUID()}, ${conversationId}, ${memberId}, ${randomUUID()}, ${text})`;
}

/** What a send does, as one statement of its own commit: lock, access, nonce, seq, message, event, conversation. */
export async function sendInOneStatement(
  sql: Sql,
  { workspaceId, conversationId, memberId, text }: SendInput,
): Promise<void> {
  const [mark, id] = [rid(), randomUUID()];
  const sent = await sql`
    with place as (
      select c.id from conversation_members cm
      join conversations c on c.workspace_id = cm.workspace_id and c.id = cm.conversation_id
      join members m on m.workspace_id = cm.workspace_id and m.id = cm.member_id
      where cm.workspace_id = ${workspaceId} and cm.conversation_id = ${conversationId} and cm.member_id = ${memberId}
        and c.archived_at is null and c.deleted_at is null and m.deactivated_at is null
    ), counted as (
      update workspace_counters set last_seq = last_seq + 1, last_rid = ${mark}
      where workspace_id = ${workspaceId} and exists (select from place) returning last_seq as seq, clock_timestamp() as at
    ), stored as (
      insert into messages (workspace_id, id, conversation_id, seq, rev, kind, author_id, nonce, text, created_at)
      select ${workspaceId}, ${id}, ${conversationId}, seq, seq, 'text', ${memberId}, ${randomUUID()}, ${text}, at from counted
      on conflict (workspace_id, author_id, nonce) do nothing returning seq
    ), logged as (
      insert into events (workspace_id, seq, rid, type, audience, conversation_id, entity_id, actor_id, at)
      select ${workspaceId}, seq, ${mark}, 'message.sent', 'conversation', ${conversationId}, ${id}, ${memberId}, at from counted
    ), touched as (
      update conversations c set last_message_seq = seq, last_activity_at = at from counted
      where c.workspace_id = ${workspaceId} and c.id = ${conversationId}
    )
    select seq from stored`;
  if (sent.length !== 1) throw new Error("the statement stored nothing");
}

/** The same work as a Drizzle transaction, statement by statement, as one would write it first. */
export async function sendInTransaction(
  db: Database,
  { workspaceId, conversationId, memberId, text }: SendInput,
): Promise<void> {
  await db.withWorkspace(workspaceId, async (tx) => {
    const inWorkspace = eq(workspaceCounters.workspaceId, workspaceId);
    const [counter] = await tx.select().from(workspaceCounters).where(inWorkspace).for("no key update");
    const [member] = await tx
      .select({ role: conversationMembers.role, archivedAt: conversations.archivedAt })
      .from(conversationMembers)
      .innerJoin(
        conversations,
        and(
          eq(conversations.workspaceId, conversationMembers.workspaceId),
          eq(conversations.id, conversationMembers.conversationId),
        ),
      )
      .where(
        and(
          eq(conversationMembers.workspaceId, workspaceId),
          eq(conversationMembers.conversationId, conversationId),
          eq(conversationMembers.memberId, memberId),
        ),
      );
    if (counter === undefined || member === undefined || member.archivedAt !== null) throw new Error("no access");
    const [nonce, id, seq, mark] = [randomUUID(), randomUUID(), counter.lastSeq + 1, rid()];
    const own = and(eq(messages.workspaceId, workspaceId), eq(messages.authorId, memberId), eq(messages.nonce, nonce));
    const sent = await tx.select({ id: messages.id }).from(messages).where(own);
    if (sent.length > 0) throw new Error("sent before");
    await tx
      .insert(messages)
      .values({ workspaceId, id, conversationId, seq, rev: seq, authorId: memberId, nonce, text });
    const event = {
      type: "message.sent",
      audience: "conversation",
      conversationId,
      entityId: id,
      actorId: memberId,
    } as const;
    await tx.insert(events).values({ workspaceId, seq, rid: mark, ...event });
    await tx
      .update(conversations)
      .set({ lastMessageSeq: seq })
      .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, conversationId)));
    await tx.update(workspaceCounters).set({ lastSeq: seq, lastRid: mark }).where(inWorkspace);
  });
}
