import type { Sql } from "postgres";
import { hashText } from "../checker/journal.js";
import type { StoredMessage } from "../checker/judge-sends.js";
import type { LogReading, OracleConversation, OracleRow, StoredReaction } from "../checker/log-row.js";
import type { Oracle } from "../checker/oracle.js";

interface RawRow extends Omit<OracleRow, "at" | "text" | "seq" | "entitySeq" | "reaction" | "subject" | "goneWith"> {
  seq: string | number;
  at: string | number;
}
interface RawReaction {
  id: string;
  messageId: string;
  emoji: string;
}
interface RawThread {
  id: string;
  rootId: string;
}
interface RawMessage {
  id: string;
  seq: string | number;
  /** Every wording it ever had, the present one last. */
  texts: string[];
}

/** The log of one workspace with what its events showed when they were new, read by a superuser in one snapshot. */
export async function readLog(
  sql: Sql,
  workspaceId: string,
): Promise<{ reading: LogReading; conversations: OracleConversation[] }> {
  const [rows, messages, reactions, threads, notifications, heads, conversations] = await sql.begin(
    "isolation level repeatable read",
    (tx) =>
      Promise.all([
        tx<RawRow[]>`
        select seq, rid, type, audience, conversation_id as "conversationId", member_id as "memberId",
          entity_id as "entityId", extract(epoch from at) * 1000 as at
        from events where workspace_id = ${workspaceId} order by seq`,
        tx<RawMessage[]>`
        select m.id, m.seq, array(
          select v.text from message_versions v
          where v.workspace_id = m.workspace_id and v.message_id = m.id order by v.version) || m.text as texts
        from messages m where m.workspace_id = ${workspaceId}`,
        tx<RawReaction[]>`
        select id, message_id as "messageId", emoji from reaction_counts where workspace_id = ${workspaceId}`,
        tx<RawThread[]>`select id, root_id as "rootId" from threads where workspace_id = ${workspaceId}`,
        tx<{ id: string }[]>`
        select n.id from notifications n
        join conversation_members cm on cm.workspace_id = n.workspace_id and cm.conversation_id = n.conversation_id
          and cm.member_id = n.member_id
        join conversations c on c.workspace_id = n.workspace_id and c.id = n.conversation_id and c.deleted_at is null
        left join notification_marks nm on nm.workspace_id = n.workspace_id and nm.member_id = n.member_id
        left join messages m on m.workspace_id = n.workspace_id and m.id = n.subject_id
        where n.workspace_id = ${workspaceId} and n.seq > coalesce(nm.cleared_seq, 0)
          and (n.subject = 'membership' or (m.deleted_at is null and m.seq >= cm.history_seq))`,
        tx<{ head: string | number }[]>`
        select last_seq as head from workspace_counters where workspace_id = ${workspaceId}`,
        tx<{ id: string; history: "all" | "since-joining" }[]>`
        select id, history from conversations where workspace_id = ${workspaceId}`,
      ]),
  );
  const worded = withReactions(withTexts(rows, messages), messages, reactions);
  return {
    reading: {
      rows: withThreads(withAbout(worded, messages), messages, threads),
      head: Number(heads[0]?.head ?? 0),
      notifications: new Set(notifications.map(({ id }) => id)),
    },
    conversations: conversations.map(({ id, history }) => ({ id, history, founders: [] })),
  };
}

/** The last edit of a message made its last wording, the one before the one before; the first is that of the sending. */
function withTexts(rows: readonly RawRow[], messages: readonly RawMessage[]): OracleRow[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const editsLeft = new Map<string, number>();
  for (const { type, entityId } of rows)
    if (type === "message.edited" && entityId !== null) editsLeft.set(entityId, (editsLeft.get(entityId) ?? 0) + 1);
  return rows.map((row) => {
    const { type, entityId } = row;
    const message = entityId === null ? undefined : byId.get(entityId);
    const subject = type === "preference.changed" ? row.memberId : entityId;
    const base = { ...row, seq: Number(row.seq), at: Number(row.at), reaction: null, subject, goneWith: null };
    if (message === undefined || !type.startsWith("message.")) return { ...base, entitySeq: null, text: null };
    const entitySeq = Number(message.seq);
    if (type === "message.deleted") return { ...base, entitySeq, text: hashText("") };
    if (type === "message.sent") return { ...base, entitySeq, text: hashText(message.texts[0] ?? "") };
    const left = editsLeft.get(message.id) ?? 0;
    editsLeft.set(message.id, left - 1);
    return { ...base, entitySeq, text: hashText(message.texts[message.texts.length - left] ?? "") };
  });
}

/** Of a reaction the log names what is counted; which message and which emoji that is, stands beside the count. */
function withReactions(
  rows: readonly OracleRow[],
  messages: readonly RawMessage[],
  reactions: readonly RawReaction[],
): OracleRow[] {
  const places = new Map(messages.map(({ id, seq }) => [id, Number(seq)]));
  const byId = new Map(reactions.map((reaction) => [reaction.id, reaction]));
  return rows.map((row) => {
    const named = row.type.startsWith("reaction.") ? byId.get(row.entityId ?? "") : undefined;
    if (named === undefined) return row;
    const { messageId, emoji } = named;
    const about = { subject: messageId, goneWith: messageId, entitySeq: places.get(messageId) ?? null };
    return { ...row, ...about, reaction: { messageId, emoji: hashText(emoji) } };
  });
}

/** Pins and previews name the message they are about. */
function withAbout(rows: readonly OracleRow[], messages: readonly RawMessage[]): OracleRow[] {
  const places = new Map(messages.map(({ id, seq }) => [id, Number(seq)]));
  return rows.map((row) => {
    const { type, entityId } = row;
    if (!type.startsWith("pin.") && !type.startsWith("preview.")) return row;
    return { ...row, goneWith: entityId, entitySeq: places.get(entityId ?? "") ?? null };
  });
}

/** Of a thread the log names its row; clients know it by its root. */
function withThreads(
  rows: readonly OracleRow[],
  messages: readonly RawMessage[],
  threads: readonly RawThread[],
): OracleRow[] {
  const places = new Map(messages.map(({ id, seq }) => [id, Number(seq)]));
  const rootOf = new Map(threads.map(({ id, rootId }) => [id, rootId]));
  return rows.map((row) => {
    const subject = row.type.startsWith("thread.") ? rootOf.get(row.entityId ?? "") : undefined;
    return subject === undefined ? row : { ...row, subject, entitySeq: places.get(subject) ?? null };
  });
}

/** Lets the oracle take in what the database says now of every workspace. */
export async function readLogs(sql: Sql, oracle: Oracle): Promise<void> {
  for (const workspace of oracle.workspaces) {
    const { reading, conversations } = await readLog(sql, workspace.id);
    workspace.take(reading, conversations);
  }
}

/** Every emoji that was ever put on a message. */
export async function readReactions(sql: Sql): Promise<StoredReaction[]> {
  const rows = await sql<(Omit<StoredReaction, "count" | "people"> & Record<"count" | "people", string | number>)[]>`
    select c.workspace_id as "workspaceId", c.id, c.count, (
      select count(*) from reactions r
      where r.workspace_id = c.workspace_id and r.message_id = c.message_id and r.emoji = c.emoji) as people
    from reaction_counts c`;
  return rows.map((row) => ({ ...row, count: Number(row.count), people: Number(row.people) }));
}

/** Every message that somebody sent. */
export async function readSentMessages(sql: Sql): Promise<StoredMessage[]> {
  const rows = await sql<{ workspaceId: string; id: string; seq: string | number; nonce: string }[]>`
    select workspace_id as "workspaceId", id, seq, nonce from messages where nonce is not null`;
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}
