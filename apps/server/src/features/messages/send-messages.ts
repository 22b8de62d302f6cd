import { notFound } from "@parley/api/server";
import { type Database, sqlState } from "@parley/db";
import type { HydratedRow } from "../../events/log-reader.js";
import { type MessageRow, presentSharedMessage } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { storePlainMessage } from "./store-plain-message.js";

/** One message on its way into the log. `mentions` are the members its text names, wherever they are. */
export interface Sending {
  conversationId: string;
  authorId: string;
  nonce: string;
  text: string;
  mentions: readonly string[];
  /** Any message of the thread it replies to; `null` for what is no reply. */
  threadRootId: string | null;
  /** Whether it stands in the conversation itself. */
  inTimeline: boolean;
}

/** What became of it. */
export type Sent =
  | { status: "new"; row: MessageRow }
  | { status: "repeated"; id: string }
  | { status: "conflict" | "not-found" | "archived" | "deactivated" | "not-repliable" | "root-deleted" };

/** What the database says of one of them, in the order they were given. */
export interface SentRow {
  ordinal: number;
  status: Sent["status"];
  id: string;
  seq: number;
  rid: number;
  createdAt: string;
  mentions: string[];
  threadRootId: string | null;
  /** The end of the log behind it. */
  lastSeq: number;
  beforeRid: number;
}

/** What the function raises for a workspace that does not exist. */
const NO_WORKSPACE = "PA404";

/**
 * Stores the messages in one round trip and one commit, each decided on for itself behind the workspace's lock, and hands
 * the streams what is new (SPEC W2, W4). A reply changes its thread, and who follows it: what those events show is read
 * from the log. Results are in the order of the sendings.
 */
export async function sendMessages(
  { db, log }: FeatureDeps,
  workspaceId: string,
  sendings: readonly Sending[],
): Promise<Sent[]> {
  const rows = (await storePlainMessage(db, workspaceId, sendings)) ?? (await storeMessages(db, workspaceId, sendings));
  const sent: Sent[] = [];
  const events: HydratedRow[] = [];
  for (const result of rows) {
    const sending = sendings[result.ordinal - 1];
    if (sending === undefined) continue;
    if (result.status === "new") {
      const row = rowOf(workspaceId, sending, result);
      sent.push({ status: "new", row });
      events.push(eventOf(row, result.rid));
    } else if (result.status === "repeated") sent.push({ status: "repeated", id: result.id });
    else sent.push({ status: result.status });
  }
  if (hasReply(sendings)) log.wake(workspaceId, Math.max(0, ...rows.map(({ lastSeq }) => lastSeq)));
  else log.publish(workspaceId, events, rows[0]?.beforeRid ?? 0);
  return sent;
}

function storeMessages({ sql }: Database, workspaceId: string, sendings: readonly Sending[]): Promise<SentRow[]> {
  const column = <Key extends keyof Sending>(key: Key) => sendings.map((sending) => sending[key]);
  const mentions = sendings.map((sending) => sending.mentions.join(","));
  const replies = hasReply(sendings)
    ? { roots: column("threadRootId"), inTimeline: column("inTimeline").map(String) }
    : { roots: null, inTimeline: null };
  return sql<SentRow[]>`
    select * from send_messages(${workspaceId}, ${column("conversationId")}::uuid[], ${column("authorId")}::uuid[],
      ${column("nonce")}::uuid[], ${column("text")}::text[], ${mentions}::text[], ${replies.roots}::uuid[],
      ${replies.inTimeline}::text[]::boolean[])`.catch((error: unknown) => {
    throw sqlState(error) === NO_WORKSPACE ? notFound("workspace") : error;
  });
}

function hasReply(sendings: readonly Sending[]): boolean {
  return sendings.some(({ threadRootId }) => threadRootId !== null);
}

/** The message as it was stored. */
export function rowOf(workspaceId: string, sending: Sending, result: SentRow): MessageRow {
  return {
    workspaceId,
    id: result.id,
    conversationId: sending.conversationId,
    authorId: sending.authorId,
    seq: result.seq,
    rev: result.seq,
    kind: "text",
    nonce: sending.nonce,
    text: sending.text,
    mentions: result.mentions,
    broadcast: null,
    system: null,
    threadRootId: result.threadRootId,
    inTimeline: sending.inTimeline,
    createdAt: result.createdAt,
    editedAt: null,
    deletedAt: null,
    deletedBy: null,
  };
}

/** The event as the log holds it and as clients see it, without reading it back. */
function eventOf(row: MessageRow, rid: number): HydratedRow {
  const { seq, conversationId, authorId: actorId, createdAt: at } = row;
  const message = presentSharedMessage(row);
  return {
    row: {
      seq,
      rid,
      type: "message.sent",
      audience: "conversation",
      conversationId,
      memberId: null,
      entityId: row.id,
      actorId,
      at,
    },
    event: { type: "message.sent", seq, at, conversationId, actorId, message },
  };
}
