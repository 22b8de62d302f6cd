import { Switch } from "@parley/ui";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useSetPreferences } from "../preferences/use-set-preferences";
import { useClientState } from "../workspaces/workspace-context";
import { Section } from "./section";

/** Whether others see what one has read, and so whether one sees it of them. */
export function ReceiptsSection() {
  const { t } = useTranslation();
  const { shareReceipts } = useClientState((state) => state.preferences);
  const set = useSetPreferences();
  return (
    <Section title={t("settings.receipts")}>
      <Switch
        label={t("settings.shareReceipts")}
        description={t("settings.shareReceiptsHint")}
        checked={set.isPending ? (set.variables.shareReceipts ?? shareReceipts) : shareReceipts}
        disabled={set.isPending}
        onChange={(checked) => set.mutate({ shareReceipts: checked })}
      />
    </Section>
  );
}
