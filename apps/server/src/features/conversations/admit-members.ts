import type { Actor, ConversationRole } from "@parley/api/server";
import type { WorkspaceWrite } from "../../events/event-log.js";
import type { MembershipRow } from "./present-conversation.js";

/** Into which conversation, and how much of its past those who come may read. */
export interface Admission {
  conversationId: string;
  history: "all" | "since-joining";
}

/**
 * Appends a `conversation.joined` for each newcomer and gives the rows to be stored in the same write. Nothing old is
 * unread for them: the cursor begins at their joining, also when they were there before.
 */
export function admitMembers(
  write: WorkspaceWrite,
  actor: Actor,
  admission: Admission,
  newcomers: readonly { memberId: string; role: ConversationRole }[],
): MembershipRow[] {
  const { conversationId, history } = admission;
  return newcomers.map(({ memberId, role }) => {
    const joinedSeq = write.append({
      type: "conversation.joined",
      audience: "conversation",
      conversationId,
      memberId,
      entityId: memberId,
      actorId: actor.memberId,
    });
    return {
      workspaceId: write.workspaceId,
      conversationId,
      memberId,
      role,
      joinedSeq,
      historySeq: history === "all" ? 0 : joinedSeq,
      readSeq: joinedSeq,
      // Above every rev of an earlier stay, so that a device that remembers one takes this over.
      readRev: joinedSeq,
      unreadRev: joinedSeq,
      seenSeq: 0,
      joinedAt: write.now,
      hiddenAt: null,
      level: "all",
      muted: false,
      mutedUntil: null,
      pinned: false,
      preferencesRev: joinedSeq,
    };
  });
}
