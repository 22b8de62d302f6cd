import { LIMITS } from "@parley/api";
import { Button, Chip, TextField } from "@parley/ui";
import { useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useSetPreferences } from "../preferences/use-set-preferences";

/** The words somebody is told of: added one by one, each change taking effect at once. */
export function KeywordsField({ keywords }: { keywords: readonly string[] }) {
  const { t } = useTranslation();
  const set = useSetPreferences();
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<string>();

  function add(): void {
    const word = typed.trim();
    if (word === "") return;
    if (keywords.length >= LIMITS.keywords) {
      setError(t("notifications.keywordsFull", { count: LIMITS.keywords }));
      return;
    }
    if (Array.from(word).length < LIMITS.keyword.min || !/[\p{L}\p{N}]/u.test(word)) {
      setError(t("notifications.keywordInvalid", LIMITS.keyword));
      return;
    }
    set.mutate({ notifications: { keywords: [...keywords, word] } }, { onSuccess: () => setTyped("") });
  }

  return (
    <div className="flex flex-col items-start gap-3">
      <form
        noValidate
        className="flex w-full max-w-100 flex-wrap items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <div className="min-w-40 flex-1">
          <TextField
            label={t("notifications.keywords")}
            hint={t("notifications.keywordsHint")}
            error={error}
            value={typed}
            maxLength={LIMITS.keyword.max}
            onChange={(value) => {
              setTyped(value);
              setError(undefined);
            }}
          />
        </div>
        <div className="pt-6.5">
          <Button type="submit" pending={set.isPending} disabled={typed.trim() === ""}>
            {t("notifications.addKeyword")}
          </Button>
        </div>
      </form>
      {keywords.length > 0 && (
        <ul aria-label={t("notifications.keywords")} className="flex max-w-full flex-wrap gap-2">
          {keywords.map((word) => (
            <li key={word} className="max-w-full">
              <Chip
                label={word}
                removeLabel={t("notifications.removeKeyword", { word })}
                onRemove={() => set.mutate({ notifications: { keywords: keywords.filter((other) => other !== word) } })}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
