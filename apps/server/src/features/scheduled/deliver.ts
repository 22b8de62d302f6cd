import { ApiError, type MessagesSendInput, type Reason, type ScheduledFailure } from "@parley/api/server";
import { scheduledMessages, type Tx } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";
import type { FeatureDeps } from "../feature.js";
import { requireStored, type Sender } from "../messages/index.js";
import { changeScheduled, claimScheduled, removeScheduled } from "./change-scheduled.js";
import type { ScheduledRow } from "./present-scheduled.js";

export interface ScheduledDeps extends FeatureDeps {
  sender: Sender;
}

/** How what was refused is told. */
const FAILURES = {
  "not-found": "CONVERSATION_GONE",
  archived: "CONVERSATION_ARCHIVED",
  deactivated: "MEMBER_DEACTIVATED",
  "root-deleted": "MESSAGE_DELETED",
  "not-repliable": "MESSAGE_DELETED",
  conflict: "NONCE_CONFLICT",
  "call-refused": "CALL_REFUSED",
} as const satisfies Record<string, ScheduledFailure>;

const CALL_REFUSALS: ReadonlySet<string> = new Set<Reason>(["BROADCAST_RESTRICTED", "BROADCAST_UNCONFIRMED"]);

interface Due {
  workspaceId: string;
  scheduledId: string;
}

/**
 * Sends what is due, by the way every message goes and under the nonce of its own: however often and on how many nodes this
 * is begun and broken off, the message is stored once. What is sent, cancelled, rescheduled or failed by then is left alone.
 */
export async function deliver(deps: ScheduledDeps, due: Due): Promise<void> {
  const row = await claim(deps, due);
  if (row === undefined) return;
  const { conversationId, nonce, text, threadRootId, alsoToConversation } = row;
  const input = { conversationId, nonce, text, ...(threadRootId !== null && { threadRootId, alsoToConversation }) };
  const sent = await send(deps, row, input);
  if (sent.status === "new") await remove(deps, due, sent.row.id);
  else if (sent.status === "repeated") await remove(deps, due, sent.id);
  else await fail(deps, due, FAILURES[sent.status]);
}

/** Whom it may call at once can have changed since it was written: trying again would not help. */
async function send(deps: ScheduledDeps, row: ScheduledRow, input: MessagesSendInput) {
  try {
    return await deps.sender(row, input);
  } catch (error) {
    if (error instanceof ApiError && CALL_REFUSALS.has(error.reason)) return { status: "call-refused" } as const;
    throw error;
  }
}

/** Gives up on what could not even be tried, visibly. */
export function giveUp(deps: FeatureDeps, due: Due): Promise<void> {
  return fail(deps, due, "UNAVAILABLE");
}

/** Times are compared by the database's clock, which also said when the job was due. */
const isDue = (row: ScheduledRow, { now }: WorkspaceWrite) => row.failure === null && row.sendAt <= now;

function claim({ log }: FeatureDeps, due: Due): Promise<ScheduledRow | undefined> {
  return log.write(due.workspaceId, async (write) => {
    const row = await find(write.tx, due);
    if (row === undefined || !isDue(row, write)) return undefined;
    await claimScheduled(write, row);
    return row;
  });
}

/** What it was stored as may have been lost with the database that stored it: then it is due still. Throws DATABASE_UNAVAILABLE. */
function remove({ log }: FeatureDeps, due: Due, messageId: string): Promise<void> {
  return log.write(due.workspaceId, async (write) => {
    const row = await find(write.tx, due);
    if (row === undefined) return;
    await requireStored(write.tx, due.workspaceId, messageId);
    await removeScheduled(write, row);
  });
}

function fail({ log }: FeatureDeps, due: Due, failure: ScheduledFailure): Promise<void> {
  return log.write(due.workspaceId, async (write) => {
    const row = await find(write.tx, due);
    if (row !== undefined && isDue(row, write)) await changeScheduled(write, row, { sending: false, failure });
  });
}

async function find(tx: Tx, { workspaceId, scheduledId }: Due): Promise<ScheduledRow | undefined> {
  const [row] = await tx
    .select()
    .from(scheduledMessages)
    .where(and(eq(scheduledMessages.workspaceId, workspaceId), eq(scheduledMessages.id, scheduledId)));
  return row;
}
