import * as Radix from "radix-ui/alert-dialog";
import type { ReactNode } from "react";
import { Button } from "./button";
import { useReturnFocus } from "./use-return-focus";

export interface AlertDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  /** The question, with what it is about: "Delete this message?". */
  title: string;
  /** What will be so afterwards. */
  description: ReactNode;
  /** `confirm` names the deed itself ("Delete"), never "OK". */
  labels: { confirm: string; cancel: string };
  /** Default true: the deed cannot be undone. */
  danger?: boolean;
  /** The deed is under way; the dialog stays until the caller closes it. */
  pending?: boolean;
  /** What went wrong with it. */
  error?: ReactNode;
  onConfirm(): void;
}

/** Asks before something that cannot be taken back. Cancel has the focus at first. */
export function AlertDialog(props: AlertDialogProps) {
  const { open, onOpenChange, title, description, labels, danger = true, pending = false, error, onConfirm } = props;
  const focus = useReturnFocus(open);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        {/* Not Radix.Overlay: its scroll lock writes a style sheet, which a strict content security policy refuses. */}
        <div className="pointer-events-auto fixed inset-0 z-40 grid animate-appear place-items-center overflow-y-auto bg-scrim p-4">
          <Radix.Content
            {...focus}
            className="w-full max-w-100 animate-rise rounded-lg bg-raised p-5 text-ink shadow-dialog"
          >
            <Radix.Title className="text-title font-bold text-balance">{title}</Radix.Title>
            <Radix.Description asChild>
              <div className="mt-2 text-body text-muted">{description}</div>
            </Radix.Description>
            {error && (
              <p role="alert" className="mt-3 text-small font-medium text-danger-text">
                {error}
              </p>
            )}
            <div className="mt-5 flex flex-wrap justify-end gap-2">
              <Radix.Cancel asChild>
                <Button>{labels.cancel}</Button>
              </Radix.Cancel>
              <Button variant={danger ? "danger" : "primary"} pending={pending} onClick={onConfirm}>
                {labels.confirm}
              </Button>
            </div>
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}
