import type { Message } from "@parley/api";
import type { MessageView } from "@parley/ui";
import { useMemo } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import type { Timeline } from "../../sync/state/client-state.js";
import type { MessagePlace } from "../../sync/state/message-place.js";
import { withPending } from "../reactions/reaction-toggles";
import type { ReceiptsState } from "../receipts/use-receipts";
import { useClientState, useOutboxEntries, usePendingReactions } from "../workspaces/workspace-context";
import { getUnsent, toMessageView, toUnsentView, withUnreadReplies } from "./to-message-view";

const none: readonly Message[] = [];

/** A view, and what was known of the message's way when it was made. */
interface Made {
  readonly view: MessageView;
  readonly delivery: ReturnType<ReceiptsState["getDelivery"]>;
}

const NOTHING: ReturnType<ReceiptsState["getDelivery"]> = {};
const tellNothing: ReceiptsState["getDelivery"] = () => NOTHING;

/**
 * Everything a conversation or a thread shows: the loaded messages, then one's own that are on their way. Without
 * `getDelivery` nothing is told of how far they have come.
 */
export function useMessageViews(
  place: MessagePlace,
  timeline: Timeline | undefined,
  getDelivery: ReceiptsState["getDelivery"] = tellNothing,
): readonly MessageView[] {
  const { conversationId, threadRootId } = place;
  const { t } = useTranslation();
  const meId = useClientState((state) => state.meId);
  const members = useClientState((state) => state.members);
  const entries = useOutboxEntries();
  const pending = usePendingReactions();
  const threads = useClientState((state) => state.threads);
  const people = useMemo(() => ({ meId, members }), [meId, members]);
  // A view is made once per message, and anew only when it or a name changed.
  const views = useMemo(() => ({ t, people, made: new WeakMap<Message, Made>() }), [t, people]);
  const items = timeline?.items ?? none;
  const reachesEnd = timeline !== undefined && !timeline.hasNewer;

  return useMemo(() => {
    const stored = items.map((message) => {
      const reacting = pending.get(message.id);
      if (reacting) {
        const reactions = withPending(message, reacting);
        return { ...toMessageView({ ...message, reactions }, views.people, views.t), ...getDelivery(message) };
      }
      const delivery = getDelivery(message);
      const known = views.made.get(message);
      if (known !== undefined && known.delivery === delivery) return withUnreadReplies(known.view, threads[message.id]);
      const view = { ...toMessageView(message, views.people, views.t), ...delivery };
      views.made.set(message, { view, delivery });
      return withUnreadReplies(view, threads[message.id]);
    });
    if (!reachesEnd) return stored;
    const own = entries.filter((entry) =>
      threadRootId === undefined
        ? entry.conversationId === conversationId && (entry.threadRootId === undefined || entry.alsoToConversation)
        : entry.threadRootId === threadRootId,
    );
    return [...stored, ...getUnsent(own, items).map((entry) => toUnsentView(entry, views.people, views.t))];
  }, [items, reachesEnd, entries, pending, conversationId, threadRootId, threads, views, getDelivery]);
}
