import { classNames, formatDateTime } from "@parley/ui";
import CircleAlert from "lucide-react/icons/circle-alert";
import Clock from "lucide-react/icons/clock";
import { AppLink } from "../../lib/app-link";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useTimeSettings } from "../../lib/use-time-settings";
import { paths } from "../../routes/paths";
import type { MessagePlace } from "../../sync/state/message-place";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { useScheduled } from "./use-scheduled";

/** Over the place where one writes: what waits to be sent there, and when the next is. */
export function ScheduledMark({ place }: { place: MessagePlace }) {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const time = useTimeSettings();
  const here = useScheduled().data?.items.filter(
    ({ conversationId, threadRootId }) =>
      conversationId === place.conversationId && threadRootId === (place.threadRootId ?? null),
  );
  const next = here?.find(({ failure }) => failure === null);
  const failed = here?.filter(({ failure }) => failure !== null).length ?? 0;
  if (!here || here.length === 0) return null;
  const Icon = failed > 0 ? CircleAlert : Clock;
  return (
    <div className="mx-4 mb-1 flex items-baseline gap-2 text-small text-muted">
      <Icon
        aria-hidden="true"
        size={14}
        className={classNames("shrink-0 translate-y-0.5", failed > 0 && "text-danger-text")}
      />
      <p className="flex min-w-0 flex-wrap gap-x-2">
        <span className={failed > 0 ? "font-medium text-danger-text" : undefined}>
          {failed > 0
            ? t("scheduled.failedHere", { count: failed })
            : t("scheduled.waitingHere", { count: here.length, time: next ? formatDateTime(next.sendAt, time) : "" })}
        </span>
        <AppLink href={paths.scheduled(slug)} className="font-medium text-accent-text hover:underline">
          {t("scheduled.show")}
        </AppLink>
      </p>
    </div>
  );
}
