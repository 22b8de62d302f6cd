import { LIMITS, type MemberPresence } from "@parley/api";
import { Banner, Button, Select, TextField } from "@parley/ui";
import { useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { textCheck } from "../auth/field-checks";
import { useForm } from "../auth/use-form";
import { ListSkeleton } from "../shell/list-skeleton";
import { showToast } from "../toasts/toast-store";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { getStatusEnd, STATUS_SPANS, type StatusSpan } from "./get-status-end";
import { Section } from "./section";

const STATUSES = ["online", "away", "dnd", "invisible"] as const;
type Status = (typeof STATUSES)[number];

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
        <StatusForm own={present.data?.presences.find(({ memberId }) => memberId === meId)} />
      )}
    </Section>
  );
}

function StatusForm({ own }: { own: MemberPresence | undefined }) {
  const { t } = useTranslation();
  const { store } = useWorkspaceSession();
  const [status, setStatus] = useState<Status>(own?.status === "dnd" ? "dnd" : "online");
  const [span, setSpan] = useState<StatusSpan>("never");
  const form = useForm({ text: own?.text ?? "" }, { text: textCheck(LIMITS.statusText) }, t);
  const set = trpc.presence.set.useMutation({
    onSuccess: (presence: MemberPresence) => {
      store.update((state) => ({ ...state, presences: { ...state.presences, [presence.memberId]: presence } }));
      showToast({ tone: "success", title: t("common.saved") });
    },
    onError: form.refuse,
  });
  const statusLabels: Record<Status, string> = {
    online: t("settings.presenceAuto"),
    away: t("settings.presenceAway"),
    dnd: t("settings.presenceDnd"),
    invisible: t("settings.presenceInvisible"),
  };
  const spanLabels: Record<StatusSpan, string> = {
    never: t("settings.clearNever"),
    hour: t("settings.clearHour"),
    fourHours: t("settings.clearFourHours"),
    today: t("settings.clearToday"),
  };

  return (
    <form
      noValidate
      className="flex flex-col items-start gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit(({ text }) =>
          set.mutate({ status, text: text.trim() || null, until: getStatusEnd(span, new Date()) }),
        );
      }}
    >
      {form.failure && <Banner tone="danger">{form.failure}</Banner>}
      <div className="grid w-full max-w-140 gap-4 sm:grid-cols-2">
        <Select
          label={t("settings.presence")}
          options={STATUSES.map((value) => ({ value, label: statusLabels[value] }))}
          value={status}
          onChange={setStatus}
        />
        <Select
          label={t("settings.statusClear")}
          options={STATUS_SPANS.map((value) => ({ value, label: spanLabels[value] }))}
          value={span}
          onChange={setSpan}
        />
        <div className="sm:col-span-2">
          <TextField
            label={t("settings.statusText")}
            hint={t("settings.statusTextHint")}
            {...form.field("text")}
            autoComplete="off"
          />
        </div>
      </div>
      <Button type="submit" pending={set.isPending}>
        {t("common.save")}
      </Button>
    </form>
  );
}
