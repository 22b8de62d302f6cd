import { randomUUID } from "node:crypto";
import { type Actor, ApiError, LIMITS, type ScheduledCreateInput, type ScheduledMessage } from "@parley/api/server";
import { scheduledMessages, type Tx } from "@parley/db";
import { and, count, eq } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";
import { requireConversation, requireWritable } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { requireFewMentions } from "../messages/index.js";
import { requireThread } from "../threads/index.js";
import { isNonceUsed, requireSendTime } from "./access.js";
import { appendScheduled } from "./append-scheduled.js";
import { enqueueSending } from "./enqueue-sending.js";
import { presentScheduled, type ScheduledRow } from "./present-scheduled.js";
import { requireCall } from "./require-call.js";

/** See `ScheduledService.create`. */
export function create(
  deps: FeatureDeps,
  actor: Actor,
  input: ScheduledCreateInput,
): Promise<{ scheduled: ScheduledMessage }> {
  const { workspaceId, memberId } = actor;
  requireFewMentions(input.text);
  return deps.log.write(workspaceId, async (write) => {
    const { tx, now } = write;
    const access = await requireConversation(tx, actor, input.conversationId);
    const threadRootId = await findRoot(tx, actor, input);
    const { conversationId, nonce, text, sendAt, alsoToConversation = false } = input;
    const wanted = { workspaceId, memberId, conversationId, threadRootId, alsoToConversation, nonce, text, sendAt };
    const known = await findRepeated(tx, wanted);
    if (known !== undefined) return { scheduled: presentScheduled(known) };
    requireWritable(access);
    requireSendTime(now, sendAt);
    await requireCall(tx, actor, wanted, access);
    await requireRoom(write, memberId);
    const id = randomUUID();
    const rev = appendScheduled(write, "scheduled.changed", { id, memberId });
    const row = { ...wanted, id, createdAt: now, sending: false, failure: null, rev };
    await tx.insert(scheduledMessages).values(row);
    await enqueueSending(deps, write, row);
    return { scheduled: presentScheduled(row) };
  });
}

/** The root of the thread it replies in. Throws NOT_FOUND, FORBIDDEN, MESSAGE_DELETED. */
async function findRoot(tx: Tx, actor: Actor, input: ScheduledCreateInput): Promise<string | null> {
  if (input.threadRootId === undefined) return null;
  const { root, thread } = await requireThread(tx, actor, input.threadRootId, input.conversationId);
  if (root.kind === "system") throw new ApiError("FORBIDDEN", { message: "Only what people wrote can be replied to." });
  if (root.deletedAt !== null && thread === null)
    throw new ApiError("MESSAGE_DELETED", { message: "This message was deleted before anybody replied." });
  return root.id;
}

type Wanted = Omit<ScheduledRow, "id" | "createdAt" | "sending" | "failure" | "rev">;

/** What was scheduled under this nonce before. Throws NONCE_CONFLICT when that is something else, or was sent. */
async function findRepeated(tx: Tx, wanted: Wanted): Promise<ScheduledRow | undefined> {
  const [known] = await tx
    .select()
    .from(scheduledMessages)
    .where(
      and(
        eq(scheduledMessages.workspaceId, wanted.workspaceId),
        eq(scheduledMessages.memberId, wanted.memberId),
        eq(scheduledMessages.nonce, wanted.nonce),
      ),
    );
  const isSame =
    known !== undefined && (Object.keys(wanted) as (keyof Wanted)[]).every((key) => known[key] === wanted[key]);
  if (isSame) return known;
  if (known === undefined && !(await isNonceUsed(tx, wanted))) return undefined;
  throw new ApiError("NONCE_CONFLICT", { message: "Another message was written under this nonce." });
}

/** Throws TOO_MANY_SCHEDULED. */
async function requireRoom({ tx, workspaceId }: WorkspaceWrite, memberId: string): Promise<void> {
  const [all] = await tx
    .select({ waiting: count() })
    .from(scheduledMessages)
    .where(and(eq(scheduledMessages.workspaceId, workspaceId), eq(scheduledMessages.memberId, memberId)));
  if ((all?.waiting ?? 0) >= LIMITS.scheduledMessages)
    throw new ApiError("TOO_MANY_SCHEDULED", {
      message: `At most ${String(LIMITS.scheduledMessages)} messages can wait to be sent.`,
    });
}
