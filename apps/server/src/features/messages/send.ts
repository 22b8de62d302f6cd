import { type Actor, ApiError, type Message, type MessagesSendInput, notFound } from "@parley/api/server";
import { answering } from "../../events/answering-database.js";
import { commitsAtOnce, WriteLanes } from "../../events/write-lane.js";
import { findFoot, presentMessage, requireMessage } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { requireFewMentions } from "./mentioned-members.js";
import { type Sending, type Sent, sendMessages } from "./send-messages.js";

type Send = (actor: Actor, input: MessagesSendInput) => Promise<{ message: Message }>;

/** See `MessagesService.send`. Sends share commits: each workspace has a lane (SPEC W4). */
export function createSend(deps: FeatureDeps): Send {
  const lanes = new WriteLanes<Sending, Sent>({
    commit: (workspaceId, sendings) => sendMessages(deps, workspaceId, sendings),
    counters: deps.lanes,
    atOnce: commitsAtOnce(deps.db),
  });
  return async (actor, input) => {
    const { conversationId, nonce, text, threadRootId = null, alsoToConversation = false } = input;
    const mentions = requireFewMentions(text);
    const writing = lanes.write(actor.workspaceId, {
      conversationId,
      authorId: actor.memberId,
      nonce,
      text,
      mentions,
      threadRootId,
      inTimeline: threadRootId === null || alsoToConversation,
    });
    const sent = await answering(writing);
    switch (sent.status) {
      case "new":
        return { message: presentMessage(sent.row) };
      case "repeated":
        return { message: await readAgain(deps, actor, sent.id) };
      case "not-found":
        throw notFound(threadRootId === null ? "conversation" : "thread");
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
  };
}

/** The message an earlier send with this nonce made, as it is now; NOT_FOUND for who may no longer read it (SPEC W5). */
function readAgain(deps: FeatureDeps, actor: Actor, messageId: string): Promise<Message> {
  return deps.db.withWorkspace(
    actor.workspaceId,
    async (tx) => {
      const row = await requireMessage(tx, actor, messageId);
      return presentMessage(row, await findFoot(tx, actor, messageId));
    },
    { readOnly: true },
  );
}
