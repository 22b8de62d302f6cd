import { type Conversation, type Message, mayInGroup } from "@parley/api";
import type { MenuItem } from "@parley/ui";
import Bookmark from "lucide-react/icons/bookmark";
import BookmarkX from "lucide-react/icons/bookmark-x";
import Forward from "lucide-react/icons/forward";
import Pin from "lucide-react/icons/pin";
import PinOff from "lucide-react/icons/pin-off";
import { useCallback, useMemo, useState } from "react";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { usePins } from "../pins/use-pins";
import { useSavedIds } from "../saved/use-saved-ids";
import { showToast } from "../toasts/toast-store";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";

/** Keeping the messages of a conversation at hand, and handing them on. */
export interface KeepingState {
  /** What stands in the menu of a message. */
  getItems(message: Message): MenuItem[];
  /** The message for which a conversation is being chosen. */
  readonly forwarding: Message | undefined;
  close(): void;
}

const icon = { size: 16, "aria-hidden": true } as const;

/** Whether the reader may pin in a conversation. */
export function useMayPin({ kind, role, archivedAt }: Conversation): boolean {
  const workspaceRole = useClientState((state) => state.workspace.role);
  return archivedAt === null && (kind === "direct" || mayInGroup({ role, workspaceRole }, "pinMessage"));
}

/** Saving, pinning and forwarding; what goes wrong is said in passing. */
export function useKeeping(conversation: Conversation): KeepingState {
  const { t } = useTranslation();
  const { client } = useWorkspaceSession();
  const { id: conversationId } = conversation;
  const mayPin = useMayPin(conversation);
  const pins = usePins(conversationId);
  const savedIds = useSavedIds(conversationId);
  const pinnedIds = useMemo(() => new Set(pins?.map(({ message }) => message.id)), [pins]);
  const [forwarding, setForwarding] = useState<Message>();
  const { invalidate: invalidatePins } = trpc.useUtils().pins;
  const { invalidate: invalidateSaved } = trpc.useUtils().saved;

  const getItems = useCallback(
    (message: Message): MenuItem[] => {
      const { id: messageId } = message;
      const perform = async (deed: () => Promise<unknown>, invalidate: () => Promise<void>, done: string) => {
        try {
          await deed();
          showToast({ tone: "success", title: done });
          await invalidate();
        } catch (error) {
          showToast({ tone: "error", title: describeError(t, error) });
        }
      };
      const isSaved = savedIds.has(messageId);
      const isPinned = pinnedIds.has(messageId);
      const save = isSaved ? client.saved.remove : client.saved.add;
      const pin = isPinned ? client.pins.remove : client.pins.add;
      return [
        {
          id: "save",
          label: t(isSaved ? "saved.remove" : "saved.add"),
          icon: isSaved ? <BookmarkX {...icon} /> : <Bookmark {...icon} />,
          onSelect: () =>
            void perform(
              () => save.mutate({ messageId }),
              () => invalidateSaved(),
              t(isSaved ? "saved.removed" : "saved.added"),
            ),
        },
        ...(mayPin
          ? [
              {
                id: "pin",
                label: t(isPinned ? "pins.remove" : "pins.add"),
                icon: isPinned ? <PinOff {...icon} /> : <Pin {...icon} />,
                onSelect: () =>
                  void perform(
                    () => pin.mutate({ messageId }),
                    () => invalidatePins(),
                    t(isPinned ? "pins.removed" : "pins.added"),
                  ),
              },
            ]
          : []),
        {
          id: "forward",
          label: t("forward.action"),
          icon: <Forward {...icon} />,
          onSelect: () => setForwarding(message),
        },
      ];
    },
    [t, client, mayPin, savedIds, pinnedIds, invalidatePins, invalidateSaved],
  );
  return { getItems, forwarding, close: useCallback(() => setForwarding(undefined), []) };
}
