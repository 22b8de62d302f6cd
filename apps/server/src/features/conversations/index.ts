import type { Feature, FeatureDeps } from "../feature.js";
import { settled } from "../settled.js";
import { get } from "./get.js";
import { conversationHydrators } from "./hydrators.js";
import { list } from "./list.js";
import { openDirect } from "./open-direct.js";
import { setPreferences } from "./set-preferences.js";

export {
  type ConversationAccess,
  requireConversation,
  requireMessage,
  requireUnarchived,
  requireWritable,
} from "./access.js";
export { admitMembers } from "./admit-members.js";
export { applyDefaultLevels } from "./apply-default-levels.js";
export { farthestRead, farthestReadSeq } from "./farthest-read.js";
export { findConversationPreferences } from "./find-conversation-preferences.js";
export { isMentioned } from "./is-mentioned.js";
export { type ConversationsForBootstrap, listForBootstrap } from "./list-for-bootstrap.js";
export { listStandingMessages } from "./list-standing-messages.js";
export { getConversation } from "./load-conversations.js";
export { findFoot, footOf, type MessageFoot } from "./message-foot.js";
export { presentReactions, type StoredReactions } from "./message-reactions.js";
export { presentThreadSummary, type StoredThread } from "./message-threads.js";
export { memberCount, participantIds } from "./people.js";
export { type ConversationRow, type MembershipRow, presentSharedConversation } from "./present-conversation.js";
export { type MessageRow, presentMessage, presentSharedMessage } from "./present-message.js";
export { conversationOfMembership, ownMemberships, visibleMessages } from "./sight.js";
export { firstUnreadSeq, unreadCounts } from "./unread.js";

/** Which conversations a member is in and how they stand there; the rules of sight every other feature reads by. */
export function createConversationsFeature(deps: FeatureDeps): Feature<"conversations"> {
  return {
    service: {
      list: settled(deps, list),
      get: settled(deps, get),
      setPreferences: settled(deps, setPreferences),
      openDirect: settled(deps, openDirect),
    },
    hydrators: conversationHydrators,
  };
}
