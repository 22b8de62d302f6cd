import { type Actor, ApiError, LIMITS, notFound } from "@parley/api/server";
import { messages, scheduledMessages, type Tx } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { ScheduledRow } from "./present-scheduled.js";

const DAY_MS = 24 * 60 * 60 * 1000;

/** One of the caller's own that is not sent yet. Throws NOT_FOUND. */
export async function requireOwnScheduled(tx: Tx, actor: Actor, scheduledId: string): Promise<ScheduledRow> {
  const [row] = await tx
    .select()
    .from(scheduledMessages)
    .where(
      and(
        eq(scheduledMessages.workspaceId, actor.workspaceId),
        eq(scheduledMessages.id, scheduledId),
        eq(scheduledMessages.memberId, actor.memberId),
      ),
    );
  if (row === undefined) throw notFound("scheduled message");
  return row;
}

/** Throws ALREADY_SENDING once it is on its way, or was stored by an attempt that nobody could tell of. */
export async function requireNotSending(tx: Tx, row: ScheduledRow): Promise<void> {
  if (!row.sending && (row.failure === null || !(await isNonceUsed(tx, row)))) return;
  throw new ApiError("ALREADY_SENDING", { message: "This message is being sent." });
}

/** Whether the author has sent a message under this nonce. */
export async function isNonceUsed(
  tx: Tx,
  { workspaceId, memberId, nonce }: Pick<ScheduledRow, "workspaceId" | "memberId" | "nonce">,
): Promise<boolean> {
  const [sent] = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.workspaceId, workspaceId), eq(messages.authorId, memberId), eq(messages.nonce, nonce)));
  return sent !== undefined;
}

/** Throws SEND_TIME_OUT_OF_RANGE for a time that is over, or farther ahead than anybody plans. */
export function requireSendTime(now: string, sendAt: string): void {
  const aheadMs = Date.parse(sendAt) - Date.parse(now);
  if (aheadMs > 0 && aheadMs <= LIMITS.scheduledAheadDays * DAY_MS) return;
  throw new ApiError("SEND_TIME_OUT_OF_RANGE", {
    message: `A message is sent later, at most ${String(LIMITS.scheduledAheadDays)} days from now.`,
  });
}
