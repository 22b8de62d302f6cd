import { IconButton, PopoverButton } from "@parley/ui";
import SmilePlus from "lucide-react/icons/smile-plus";
import X from "lucide-react/icons/x";
import { lazy, Suspense } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";

const EmojiPanel = lazy(() => import("../reactions/emoji-panel").then((module) => ({ default: module.EmojiPanel })));

export interface StatusEmojiProps {
  emoji: string | null;
  onChange(emoji: string | null): void;
}

/** The emoji of one's status: chosen from all there are, or taken away. */
export function StatusEmoji({ emoji, onChange }: StatusEmojiProps) {
  const { t } = useTranslation();
  return (
    <div className="flex shrink-0 flex-col gap-1.5">
      <span aria-hidden="true" className="text-small font-semibold">
        {t("settings.statusEmoji")}
      </span>
      <span className="flex items-center">
        <PopoverButton
          label={t("settings.chooseEmoji")}
          align="start"
          renderPanel={(close) => (
            <Suspense>
              <EmojiPanel
                onPick={(picked) => {
                  close();
                  onChange(picked);
                }}
              />
            </Suspense>
          )}
        >
          {(trigger) => (
            <IconButton
              {...trigger}
              label={emoji ? `${t("settings.chooseEmoji")}: ${emoji}` : t("settings.chooseEmoji")}
              icon={
                emoji ? (
                  <span aria-hidden="true" className="font-emoji text-title">
                    {emoji}
                  </span>
                ) : (
                  <SmilePlus aria-hidden="true" size={20} />
                )
              }
            />
          )}
        </PopoverButton>
        {emoji && (
          <IconButton
            label={t("settings.removeEmoji")}
            icon={<X aria-hidden="true" size={16} />}
            onClick={() => onChange(null)}
          />
        )}
      </span>
    </div>
  );
}
