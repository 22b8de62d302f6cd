import { type Conversation, isMuted, type NotificationLevel, type SetConversationPreferencesInput } from "@parley/api";
import { Button, formatMoment, Select, Switch } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useNow } from "../../lib/use-now";
import { useTimeSettings } from "../../lib/use-time-settings";
import { paths } from "../../routes/paths";
import { navigate } from "../../routes/use-place";
import { showToast } from "../toasts/toast-store";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { getMuteEnd, MUTE_SPANS, type MuteSpan } from "./get-mute-end";
import { receiveConversation } from "./receive-conversation.js";

const LEVELS: readonly NotificationLevel[] = ["all", "mentions", "nothing"];

const MUTE_TEXTS = {
  off: "conversationPreferences.muteOff",
  hour: "conversationPreferences.muteHour",
  eightHours: "conversationPreferences.muteEightHours",
  tomorrow: "conversationPreferences.muteTomorrow",
  always: "conversationPreferences.muteAlways",
} as const satisfies Record<MuteSpan, string>;

type PreferencesChange = Omit<SetConversationPreferencesInput, "conversationId">;

/** How the reader wants to have a conversation: takes effect at once, on all their devices. */
export function PreferencesSection({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { slug, client, store } = useWorkspaceSession();
  const now = useNow();
  const time = useTimeSettings();
  const { id: conversationId, preferences } = conversation;
  const set = useMutation({
    mutationFn: async (change: PreferencesChange) => {
      const requestedAt = store.get().seq;
      const answer = await client.conversations.setPreferences.mutate({ conversationId, ...change });
      return { ...answer, requestedAt };
    },
    onSuccess: ({ conversation: changed, requestedAt }, change) => {
      store.update((state) => receiveConversation(state, changed, requestedAt));
      if (change.hidden) navigate(paths.workspace(slug));
    },
    onError: (error) => showToast({ tone: "error", title: describeError(t, error) }),
  });
  const muted = isMuted(preferences, now);
  const spans = MUTE_SPANS.map((value) => ({ value, label: t(MUTE_TEXTS[value]) }));
  const end = muted ? preferences.mutedUntil : null;
  const until =
    end === null
      ? []
      : [
          {
            value: "until" as const,
            label: t("conversationPreferences.until", { time: formatMoment(end, time, now) }),
          },
        ];
  const mute = (chosen: MuteSpan | "until") => {
    if (chosen === "off") set.mutate({ muted: false });
    else if (chosen !== "until") set.mutate({ muted: true, mutedUntil: getMuteEnd(chosen, new Date()) });
  };
  return (
    <section aria-label={t("conversationPreferences.title")} className="flex flex-col gap-4">
      <h3 className="text-small font-bold text-muted">{t("conversationPreferences.title")}</h3>
      <Select
        label={t("conversationPreferences.level")}
        options={LEVELS.map((value) => ({ value, label: t(`conversationPreferences.${value}`) }))}
        value={preferences.level}
        onChange={(level) => set.mutate({ level })}
      />
      <Select
        label={t("conversationPreferences.mute")}
        options={[...spans, ...until]}
        value={end !== null ? "until" : muted ? "always" : "off"}
        onChange={mute}
      />
      <Switch
        label={t("conversationPreferences.pin")}
        description={t("conversationPreferences.pinText")}
        checked={preferences.pinned}
        onChange={(pinned) => set.mutate({ pinned })}
      />
      {conversation.kind === "direct" && (
        <div>
          <Button size="small" pending={set.isPending} onClick={() => set.mutate({ hidden: true })}>
            {t("conversationPreferences.hide")}
          </Button>
          <p className="mt-1 text-small text-muted">{t("conversationPreferences.hideText")}</p>
        </div>
      )}
    </section>
  );
}
