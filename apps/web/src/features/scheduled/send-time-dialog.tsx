import { Button, Dialog } from "@parley/ui";
import type { ReactNode } from "react";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { SendTimeFields } from "./send-time-fields";
import type { SendTime } from "./use-send-time";

export interface SendTimeDialogProps {
  title: string;
  /** What the button says that does it. */
  submitLabel: string;
  size?: "small";
  sendTime: SendTime;
  pending: boolean;
  /** Why it could not be done; `null` while nothing is wrong. */
  error: unknown;
  /** Whether it may not be done as it is. */
  disabled?: boolean;
  onSubmit(): void;
  onClose(): void;
  /** What stands above the time. */
  children?: ReactNode;
}

/** Asks when a message is to be sent. */
export function SendTimeDialog(props: SendTimeDialogProps) {
  const { title, submitLabel, size, sendTime, pending, error, disabled, onSubmit, onClose, children } = props;
  const { t } = useTranslation();
  return (
    <Dialog
      open
      {...(size && { size })}
      onOpenChange={onClose}
      title={title}
      labels={{ close: t("common.close") }}
      onSubmit={onSubmit}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" variant="primary" pending={pending} {...(disabled !== undefined && { disabled })}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {children}
        <SendTimeFields
          value={sendTime.wall}
          onChange={sendTime.set}
          error={sendTime.error ?? (error ? describeError(t, error) : undefined)}
        />
      </div>
    </Dialog>
  );
}
