import {
  type Actor,
  ApiError,
  type Message,
  type MessagesSendInput,
  notFound,
  parseMentions,
  type WrittenMessageOutput,
} from "@parley/api/server";
import { findFoot, presentMessage, requireMessage } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { listOutside } from "./mentioned-members.js";
import { requireStored } from "./require-stored.js";
import type { Sender } from "./sender.js";

/** See `MessagesService.send`. */
export type Send = (actor: Actor, input: MessagesSendInput) => Promise<WrittenMessageOutput>;

/** See `MessagesService.send`. */
export function createSend(deps: FeatureDeps, sender: Sender): Send {
  return async (actor, input) => {
    const message = await store(deps, sender, actor, input);
    const named = parseMentions(input.text);
    const isWhole = named.length <= message.mentions.length;
    return { message, mentionedOutside: isWhole ? [] : await readOutside(deps, actor, named, message) };
  };
}

/** Stores a message, and gives it as it is now. */
async function store(deps: FeatureDeps, sender: Sender, actor: Actor, input: MessagesSendInput): Promise<Message> {
  const sent = await sender(actor, input);
  switch (sent.status) {
    case "new":
      return presentMessage(sent.row);
    case "repeated":
      return readAgain(deps, actor, sent.id);
    case "not-found":
      throw notFound(input.threadRootId === undefined ? "conversation" : "thread");
    case "conflict":
      throw new ApiError("NONCE_CONFLICT", { message: "Another message was sent under this nonce." });
    case "archived":
      throw new ApiError("CONVERSATION_ARCHIVED", {
        message: "This group is archived: it can be read, not written.",
      });
    case "deactivated":
      throw new ApiError("MEMBER_DEACTIVATED", { message: "This person has been deactivated." });
    case "not-repliable":
      throw new ApiError("FORBIDDEN", { message: "Only what people wrote can be replied to." });
    case "root-deleted":
      throw new ApiError("MESSAGE_DELETED", { message: "This message was deleted before anybody replied." });
  }
}

function readOutside(
  deps: FeatureDeps,
  actor: Actor,
  named: readonly string[],
  { mentions }: Message,
): Promise<string[]> {
  return deps.db.withWorkspace(actor.workspaceId, (tx) => listOutside(tx, actor, named, mentions), { readOnly: true });
}

/**
 * The message an earlier send with this nonce made, as it is now; NOT_FOUND for who may no longer read it (SPEC W5),
 * DATABASE_UNAVAILABLE where a failover took it along.
 */
function readAgain(deps: FeatureDeps, actor: Actor, messageId: string): Promise<Message> {
  return deps.db.withWorkspace(
    actor.workspaceId,
    async (tx) => {
      await requireStored(tx, actor.workspaceId, messageId);
      const row = await requireMessage(tx, actor, messageId);
      return presentMessage(row, await findFoot(tx, actor, messageId));
    },
    { readOnly: true },
  );
}
