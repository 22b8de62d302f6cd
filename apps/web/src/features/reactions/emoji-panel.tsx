import { EmojiPicker, type EmojiPickerLabels } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import type { Translate } from "../../lib/i18n/texts";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { emojiStore } from "./emoji-store";
import { loadEmoji } from "./load-emoji";

function getLabels(t: Translate): EmojiPickerLabels {
  return {
    search: t("emoji.search"),
    emoji: t("emoji.emoji"),
    groups: t("emoji.groups"),
    results: t("emoji.results"),
    noResults: t("emoji.noResults"),
    skinTone: t("emoji.skinTone"),
    skinTones: [
      t("emoji.toneNone"),
      t("emoji.toneLight"),
      t("emoji.toneMediumLight"),
      t("emoji.toneMedium"),
      t("emoji.toneMediumDark"),
      t("emoji.toneDark"),
    ],
    loading: t("emoji.loading"),
    errorTitle: t("emoji.errorTitle"),
    errorDescription: t("workspaces.errorText"),
    retry: t("common.retry"),
  };
}

export interface EmojiPanelProps {
  onPick(emoji: string): void;
}

/** The picker with all emoji, what was used last on this device, and the skin tone chosen there. */
export function EmojiPanel({ onPick }: EmojiPanelProps) {
  const { t, language } = useTranslation();
  const { queryClient } = useWorkspaceSession();
  const { recent, tone } = useSyncExternalStore(emojiStore.subscribe, emojiStore.get);
  const { data, isError, refetch } = useQuery(
    { queryKey: ["emoji", language], queryFn: () => loadEmoji(language, t), staleTime: Number.POSITIVE_INFINITY },
    queryClient,
  );
  const groups = useMemo(() => {
    if (!data) return undefined;
    const all = new Map(
      data.flatMap(({ entries }) =>
        entries.flatMap((entry) => [entry.emoji, ...(entry.tones ?? [])].map((emoji) => [emoji, entry] as const)),
      ),
    );
    const used = recent.flatMap((emoji) => {
      const entry = all.get(emoji);
      // In the tone it was used in, whatever the tone is now.
      if (!entry) return [];
      const { tones: _, ...untoned } = entry;
      return [{ ...untoned, emoji }];
    });
    return [{ id: "recent", label: t("emoji.recent"), entries: used }, ...data];
  }, [data, recent, t]);
  return (
    <EmojiPicker
      groups={groups}
      failed={isError}
      onRetry={() => void refetch()}
      tone={tone}
      onToneChange={emojiStore.setTone}
      onPick={onPick}
      labels={getLabels(t)}
    />
  );
}
