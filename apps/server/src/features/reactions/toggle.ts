import { type Actor, ApiError, notFound, type ReactionInput, type ReactionOutput } from "@parley/api/server";
import { answering } from "../../events/answering-database.js";
import { commitsAtOnce, WriteLanes } from "../../events/write-lane.js";
import { presentReactions } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { type Reacted, type Reacting, writeReactions } from "./write-reactions.js";

type Toggle = (actor: Actor, input: ReactionInput) => Promise<ReactionOutput>;

/**
 * See `ReactionsService.add` and `remove`. A crowd reacts at once to what moves it: reactions share commits in a lane of each
 * workspace's own, beside that of messages (SPEC W4).
 */
export function createToggles(deps: FeatureDeps): { add: Toggle; remove: Toggle } {
  const lanes = new WriteLanes<Reacting, Reacted>({
    commit: (workspaceId, reactings) => writeReactions(deps, workspaceId, reactings),
    counters: deps.lanes,
    atOnce: commitsAtOnce(deps.db),
  });
  const toggle =
    (adds: boolean): Toggle =>
    async ({ workspaceId, memberId }, { messageId, emoji }) =>
      outputOf(messageId, await answering(lanes.write(workspaceId, { messageId, memberId, emoji, adds })));
  return { add: toggle(true), remove: toggle(false) };
}

function outputOf(messageId: string, reacted: Reacted): ReactionOutput {
  switch (reacted.status) {
    case "new":
    case "same":
      return { messageId, conversationId: reacted.conversationId, ...presentReactions(reacted.stored) };
    case "not-found":
      throw notFound("message");
    case "deleted":
      throw new ApiError("MESSAGE_DELETED", { message: "This message has been deleted." });
    case "not-reactable":
      throw new ApiError("FORBIDDEN", { message: "Only what people wrote can be reacted to." });
    case "archived":
      throw new ApiError("CONVERSATION_ARCHIVED", { message: "This group is archived: it can be read, not written." });
    case "deactivated":
      throw new ApiError("MEMBER_DEACTIVATED", { message: "This person has been deactivated." });
    case "too-many":
      throw new ApiError("TOO_MANY_REACTIONS", { message: "This message has as many different reactions as it can." });
  }
}
