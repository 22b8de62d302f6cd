import { type Conversation, errorDataOf, type Message } from "@parley/api";
import type { MessageActionSet, MessageView } from "@parley/ui";
import SmilePlus from "lucide-react/icons/smile-plus";
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useSyncExternalStore } from "react";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { getMessageKey } from "../messages/to-message-view";
import { showToast } from "../toasts/toast-store";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { emojiStore } from "./emoji-store";
import { withPending } from "./reaction-toggles";
import { Reactors } from "./reactors";

const EmojiPanel = lazy(() => import("./emoji-panel").then((module) => ({ default: module.EmojiPanel })));

/** What stands ready on hover until somebody has used others. */
const QUICK = ["👍", "❤️", "✅"];

/** Reacting to the messages of a conversation. */
export interface ReactionsState {
  /** The buttons in the bar over a message; none where nobody may react. */
  getActions(message: Message): Pick<MessageActionSet, "quick" | "panel">;
  /** Left out where nobody may react. */
  readonly toggle?: (key: string, emoji: string) => void;
  renderReactors(view: MessageView, emoji: string): ReactNode;
}

/** One's own reactions in a timeline, optimistic, with what goes wrong said in passing. */
export function useReactions(conversation: Conversation, placeId: string): ReactionsState {
  const { kind, archivedAt, participantIds } = conversation;
  const { t } = useTranslation();
  const { store, reactions } = useWorkspaceSession();
  const { recent } = useSyncExternalStore(emojiStore.subscribe, emojiStore.get);
  const members = useClientState((state) => state.members);
  const isLeftBehind = kind === "direct" && participantIds.some((id) => members[id]?.deactivatedAt != null);
  const mayReact = archivedAt === null && !isLeftBehind;
  const quick = useMemo(() => [...new Set([...recent, ...QUICK])].slice(0, QUICK.length), [recent]);

  const find = useCallback(
    (key: string) => store.get().timelines[placeId]?.items.find((message) => getMessageKey(message) === key),
    [store, placeId],
  );
  const toggle = useCallback(
    (key: string, emoji: string) => {
      const message = find(key);
      if (!message) return;
      const shown = withPending(message, reactions.getPending().get(message.id));
      const adds = !shown.some((reaction) => reaction.emoji === emoji && reaction.mine);
      if (adds) emojiStore.use(emoji);
      reactions.set(message.id, emoji, adds).catch((error: unknown) => {
        const title = errorDataOf(error) ? describeError(t, error) : t("reactions.offline");
        showToast({ tone: "error", title });
      });
    },
    [find, reactions, t],
  );
  const getActions = useCallback(
    (message: Message): ReturnType<ReactionsState["getActions"]> => {
      if (!mayReact) return { quick: [] };
      const key = getMessageKey(message);
      return {
        quick: quick.map((emoji) => ({
          id: emoji,
          label: t("reactions.reactWith", { emoji }),
          icon: (
            <span aria-hidden="true" className="font-emoji">
              {emoji}
            </span>
          ),
          onSelect: () => toggle(key, emoji),
        })),
        panel: {
          label: t("reactions.add"),
          icon: <SmilePlus aria-hidden="true" size={16} />,
          renderPanel: (close) => (
            <Suspense>
              <EmojiPanel
                onPick={(emoji) => {
                  close();
                  toggle(key, emoji);
                }}
              />
            </Suspense>
          ),
        },
      };
    },
    [mayReact, quick, t, toggle],
  );
  const renderReactors = useCallback(
    ({ key }: MessageView, emoji: string) => {
      const message = find(key);
      return message && <Reactors message={message} emoji={emoji} />;
    },
    [find],
  );
  return { getActions, renderReactors, ...(mayReact && { toggle }) };
}
