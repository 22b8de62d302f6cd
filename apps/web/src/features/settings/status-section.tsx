import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { ListSkeleton } from "../shell/list-skeleton";
import { useClientState } from "../workspaces/workspace-context";
import { Section } from "./section";
import { StatusForm } from "./status-form";

/** What others see of one's presence, and for how long. */
export function StatusSection() {
  const { t } = useTranslation();
  const meId = useClientState((state) => state.meId);
  const present = trpc.presence.get.useQuery({ memberIds: [meId] }, { staleTime: 0, gcTime: 0 });
  return (
    <Section title={t("settings.status")}>
      {present.isPending ? (
        <ListSkeleton label={t("common.loading")} />
      ) : (
        <StatusForm own={present.data?.own ?? null} />
      )}
    </Section>
  );
}
