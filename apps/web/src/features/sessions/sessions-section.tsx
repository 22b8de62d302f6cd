import type { Session } from "@parley/api";
import { AlertDialog, Badge, Button, ErrorState, formatAgo } from "@parley/ui";
import { useState } from "react";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { useNow } from "../../lib/use-now";
import { useTimeSettings } from "../../lib/use-time-settings";
import { Section } from "../settings/section";
import { ListSkeleton } from "../shell/list-skeleton";
import { showToast } from "../toasts/toast-store";
import { describeDevice } from "./describe-device";

/** Where the person is signed in, and ways to end that. */
export function SessionsSection() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const list = trpc.sessions.list.useQuery(undefined, { staleTime: 0 });
  const utils = trpc.useUtils();
  const revokeOthers = trpc.sessions.revokeOthers.useMutation({
    onSuccess: async ({ revoked }) => {
      setAsking(false);
      showToast({ tone: "success", title: t("settings.revokedOthers", { count: revoked }) });
      await utils.sessions.list.invalidate();
    },
  });
  const sessions = list.data?.items ?? [];
  return (
    <Section title={t("settings.sessions")} lead={t("settings.sessionsLead")}>
      {list.isPending && <ListSkeleton label={t("common.loading")} />}
      {list.error && (
        <ErrorState
          title={t("settings.sessionsError")}
          description={describeError(t, list.error)}
          onRetry={() => void list.refetch()}
          retrying={list.isFetching}
          labels={{ retry: t("common.retry") }}
        />
      )}
      <ul className="flex flex-col divide-y divide-line">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <div>
          <Button onClick={() => setAsking(true)}>{t("settings.revokeOthers")}</Button>
        </div>
      )}
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("settings.revokeOthersTitle")}
        description={t("settings.revokeOthersText")}
        labels={{ confirm: t("settings.revokeOthers"), cancel: t("common.cancel") }}
        pending={revokeOthers.isPending}
        error={revokeOthers.error && describeError(t, revokeOthers.error)}
        onConfirm={() => revokeOthers.mutate()}
      />
    </Section>
  );
}

function SessionRow({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { locale } = useTimeSettings();
  const now = useNow();
  const utils = trpc.useUtils();
  const revoke = trpc.sessions.revoke.useMutation({
    onSuccess: () => utils.sessions.list.invalidate(),
    onError: (error) => showToast({ tone: "error", title: describeError(t, error) }),
  });
  const device =
    describeDevice(session.userAgent) ??
    (session.kind === "token" ? t("settings.program") : t("settings.unknownDevice"));
  return (
    <li className="flex min-h-14 items-center gap-3 py-2">
      <div className="flex min-w-0 flex-1 flex-col">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="truncate font-semibold">{device}</span>
          {session.current && <Badge tone="success">{t("settings.thisDevice")}</Badge>}
        </p>
        <p className="truncate text-small text-muted">
          {session.ip} · {t("settings.lastSeen", { ago: formatAgo(session.lastSeenAt, locale, now) })}
        </p>
      </div>
      {!session.current && (
        <Button
          size="small"
          aria-label={t("settings.revokeOf", { device })}
          pending={revoke.isPending}
          onClick={() => revoke.mutate({ sessionId: session.id })}
        >
          {t("settings.revoke")}
        </Button>
      )}
    </li>
  );
}
