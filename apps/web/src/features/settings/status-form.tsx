import { LIMITS, type MemberPresence, type OwnPresence } from "@parley/api";
import { Banner, Button, formatDateTime, formatTime, Select, TextField } from "@parley/ui";
import { useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { useTimeSettings } from "../../lib/use-time-settings";
import { textCheck } from "../auth/field-checks";
import { useForm } from "../auth/use-form";
import { showToast } from "../toasts/toast-store";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { getStatusEnd, STATUS_SPANS, type StatusSpan } from "./get-status-end";
import { StatusEmoji } from "./status-emoji";

const STATUSES = ["online", "away", "dnd", "invisible"] as const;

/** Ends farther away are told with their day. */
const DAY_MS = 24 * 3_600_000;

export interface StatusFormProps {
  /** What was chosen before; `null` when it could not be loaded. */
  own: OwnPresence | null;
}

/** Presence, emoji, words and their end, as one chooses them. */
export function StatusForm({ own }: StatusFormProps) {
  const { t } = useTranslation();
  const { store } = useWorkspaceSession();
  const time = useTimeSettings();
  const [status, setStatus] = useState<OwnPresence["status"]>(own?.status ?? "online");
  const [emoji, setEmoji] = useState(own?.emoji ?? null);
  // An end that was set stays unless another is chosen.
  const [kept, setKept] = useState(own?.until ?? null);
  const [span, setSpan] = useState<StatusSpan | "kept">(kept ? "kept" : "never");
  const form = useForm({ text: own?.text ?? "" }, { text: textCheck(LIMITS.statusText) }, t);
  const set = trpc.presence.set.useMutation({
    onSuccess: (presence: MemberPresence) => {
      store.update((state) => ({ ...state, presences: { ...state.presences, [presence.memberId]: presence } }));
      setKept(presence.until);
      setSpan(presence.until ? "kept" : "never");
      showToast({ tone: "success", title: t("common.saved") });
    },
    onError: form.refuse,
  });
  const statusLabels: Record<OwnPresence["status"], string> = {
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
  const isSoon = kept !== null && Date.parse(kept) - Date.now() < DAY_MS;
  const keptOption = kept
    ? [
        {
          value: "kept" as const,
          label: t("settings.clearAsSet", { time: isSoon ? formatTime(kept, time) : formatDateTime(kept, time) }),
        },
      ]
    : [];

  return (
    <form
      noValidate
      className="flex flex-col items-start gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit(({ text }) =>
          set.mutate({
            status,
            emoji,
            text: text.trim() || null,
            until: span === "kept" ? kept : getStatusEnd(span, new Date()),
          }),
        );
      }}
    >
      {form.failure && <Banner tone="danger">{form.failure}</Banner>}
      <div className="grid w-full max-w-140 gap-4 lg:grid-cols-2">
        <Select
          label={t("settings.presence")}
          options={STATUSES.map((value) => ({ value, label: statusLabels[value] }))}
          value={status}
          onChange={setStatus}
        />
        <Select
          label={t("settings.statusClear")}
          options={[...keptOption, ...STATUS_SPANS.map((value) => ({ value, label: spanLabels[value] }))]}
          value={span}
          onChange={setSpan}
        />
        <div className="flex items-start gap-4 lg:col-span-2">
          <StatusEmoji emoji={emoji} onChange={setEmoji} />
          <div className="min-w-0 flex-1">
            <TextField
              label={t("settings.statusText")}
              hint={t("settings.statusTextHint")}
              {...form.field("text")}
              autoComplete="off"
            />
          </div>
        </div>
      </div>
      <Button type="submit" pending={set.isPending}>
        {t("common.save")}
      </Button>
    </form>
  );
}
