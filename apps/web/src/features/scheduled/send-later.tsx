import { IconButton } from "@parley/ui";
import Clock from "lucide-react/icons/clock";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import type { ScheduleDialogProps } from "./schedule-dialog";

const ScheduleDialog = lazy(() => import("./schedule-dialog").then((module) => ({ default: module.ScheduleDialog })));

export type SendLaterProps = Omit<ScheduleDialogProps, "onClose">;

/** Beside Send: has what is written sent later. */
export function SendLater(props: SendLaterProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        label={t("scheduled.sendLater")}
        icon={<Clock aria-hidden="true" size={18} />}
        disabled={props.text === ""}
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <Suspense>
          <ScheduleDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
