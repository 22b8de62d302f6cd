import type { Conversation } from "@parley/api";
import { lazy, Suspense, useSyncExternalStore } from "react";
import { useOutboxEntries, useWorkspaceSession } from "../workspaces/workspace-context";

const BroadcastConfirmation = lazy(() =>
  import("./broadcast-confirmation").then((module) => ({ default: module.BroadcastConfirmation })),
);
const OutsideBanner = lazy(() => import("./outside-banner").then((module) => ({ default: module.OutsideBanner })));

export interface MentionPromptsProps {
  conversation: Conversation;
  /** The thread's root, where these stand in a thread. */
  rootId?: string;
}

/** What the author of a mention is asked and told, over the composer it was written in. */
export function MentionPrompts({ conversation, rootId }: MentionPromptsProps) {
  const { outsideMentions } = useWorkspaceSession();
  const outside = useSyncExternalStore(outsideMentions.subscribe, outsideMentions.get);
  const placeId = rootId ?? conversation.id;
  const memberIds = outside.get(placeId);
  const held = useOutboxEntries().find(
    (entry) => entry.reason === "BROADCAST_UNCONFIRMED" && (entry.threadRootId ?? entry.conversationId) === placeId,
  );
  return (
    <Suspense>
      {memberIds && <OutsideBanner conversation={conversation} placeId={placeId} memberIds={memberIds} />}
      {held?.count !== undefined && <BroadcastConfirmation key={held.nonce} entry={held} count={held.count} />}
    </Suspense>
  );
}
