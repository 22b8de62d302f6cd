import {
  type Actor,
  ApiError,
  LIMITS,
  type Message,
  type MessagesForwardInput,
  nameMentions,
  parseMentions,
  writeReference,
} from "@parley/api/server";
import { members, messages, type Tx } from "@parley/db";
import { and, eq, inArray } from "drizzle-orm";
import { findFoot, type MessageRow, presentMessage, requireMessage } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import type { Send } from "./send.js";

type Forward = (actor: Actor, input: MessagesForwardInput) => Promise<{ message: Message }>;

/** See `MessagesService.forward`. What is written goes the way of every send. */
export function createForward(deps: FeatureDeps, send: Send): Forward {
  return async (actor, input) => {
    const { conversationId, nonce } = input;
    const found = await deps.db.withWorkspace(
      actor.workspaceId,
      async (tx) => {
        const origin = await requireMessage(tx, actor, input.messageId);
        const sent = await findSent(tx, actor, nonce);
        if (sent !== undefined)
          return { done: true, message: await readAgain(tx, actor, input, origin, sent) } as const;
        requireForwardable(origin);
        return { done: false, text: writeForward(origin, await listNames(tx, origin), input.comment) } as const;
      },
      { readOnly: true },
    );
    if (found.done) return { message: found.message };
    const { message } = await send(actor, { conversationId, nonce, text: found.text });
    return { message };
  };
}

/** Throws MESSAGE_DELETED, FORBIDDEN for what nobody wrote. */
function requireForwardable(origin: MessageRow): void {
  if (origin.deletedAt !== null) throw new ApiError("MESSAGE_DELETED", { message: "This message has been deleted." });
  if (origin.kind !== "text") throw new ApiError("FORBIDDEN", { message: "Only what people wrote can be forwarded." });
}

async function findSent(tx: Tx, actor: Actor, nonce: string): Promise<MessageRow | undefined> {
  const [row] = await tx
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, actor.workspaceId),
        eq(messages.authorId, actor.memberId),
        eq(messages.nonce, nonce),
      ),
    );
  return row;
}

/** What an earlier call made, as it is now: the origin may have been edited or deleted since. Throws NONCE_CONFLICT. */
async function readAgain(
  tx: Tx,
  actor: Actor,
  { conversationId, comment }: MessagesForwardInput,
  origin: MessageRow,
  sent: MessageRow,
): Promise<Message> {
  const isSame = sent.text.startsWith(`${writeBeginning(origin, comment)}\n`);
  if (sent.conversationId !== conversationId || (!isSame && sent.editedAt === null))
    throw new ApiError("NONCE_CONFLICT", { message: "Another message was sent under this nonce." });
  const row = await requireMessage(tx, actor, sent.id);
  return presentMessage(row, await findFoot(tx, actor, row.id));
}

/** The names of those the words mention. */
async function listNames(tx: Tx, origin: MessageRow): Promise<ReadonlyMap<string, string>> {
  const mentioned = parseMentions(origin.text);
  if (mentioned.length === 0) return new Map();
  const rows = await tx
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(and(eq(members.workspaceId, origin.workspaceId), inArray(members.id, mentioned)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The comment, and the first line of the quote. */
function writeBeginning(origin: MessageRow, comment: string | undefined): string {
  const reference = `> ${writeReference(origin)}`;
  return comment === undefined ? reference : `${comment}\n\n${reference}`;
}

/** Throws INVALID_INPUT when comment and words together are too long. */
function writeForward(origin: MessageRow, names: ReadonlyMap<string, string>, comment?: string): string {
  // A name that looks like a mention would be one.
  const getName = (id: string) => (names.get(id) ?? id).replaceAll("<", "");
  const words = nameMentions(origin.text, { getName, here: "here", everyone: "everyone" });
  const quote = words.split("\n").map((line) => `\n> ${line}`);
  const text = [writeBeginning(origin, comment), ...quote].join("");
  if (Array.from(text).length <= LIMITS.messageText.max) return text;
  const message = "This message is too long to be forwarded.";
  throw new ApiError("INVALID_INPUT", {
    message,
    issues: [{ path: ["messageId"], code: "TOO_LONG_TO_FORWARD", message }],
  });
}
