import X from "lucide-react/icons/x";
import * as Radix from "radix-ui/dialog";
import type { ReactNode } from "react";
import { classNames } from "../theme/class-names";
import { IconButton } from "./icon-button";
import { useReturnFocus } from "./use-return-focus";

export interface DialogProps {
  open: boolean;
  /** Asked to close: by Escape, a click beside it or its cross. */
  onOpenChange(open: boolean): void;
  /** Names the dialog. */
  title: string;
  /** One sentence below the title. */
  description?: ReactNode;
  labels: { close: string };
  /** `small` 400 px, `medium` 520 px, `large` 720 px wide; on a phone all take the whole width from below. */
  size?: "small" | "medium" | "large";
  /** Buttons at the foot, the main one last. */
  footer?: ReactNode;
  /** Makes the dialog a form: Enter in a field submits it, as does a submit button in the footer. */
  onSubmit?(): void;
  children: ReactNode;
}

const widths = { small: "sm:max-w-100", medium: "sm:max-w-130", large: "sm:max-w-180" };

/** A window over the page that keeps the focus until it is closed, and gives it back then. */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, labels, size = "medium", footer, onSubmit, children } = props;
  const focus = useReturnFocus(open);
  const submit = (event: { preventDefault(): void; stopPropagation(): void }) => {
    event.preventDefault();
    // A dialog may stand inside a form of the page; React would hand the event on to it.
    event.stopPropagation();
    onSubmit?.();
  };
  const Frame = onSubmit ? "form" : "div";
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        {/* Not Radix.Overlay: its scroll lock writes a style sheet, which a strict content security policy refuses. */}
        <div className="pointer-events-auto fixed inset-0 z-40 grid animate-appear items-end overflow-y-auto bg-scrim sm:items-center sm:p-6">
          <Radix.Content
            {...focus}
            {...(!description && { "aria-describedby": undefined })}
            className={classNames(
              "relative w-full animate-rise rounded-t-lg bg-raised pb-safe text-ink shadow-dialog sm:mx-auto sm:rounded-lg",
              widths[size],
            )}
          >
            <Frame {...(onSubmit && { onSubmit: submit, noValidate: true })} className="flex max-h-[90dvh] flex-col">
              <header className="flex items-start gap-3 px-5 pt-4 pb-2">
                <div className="min-w-0 flex-1 pt-1">
                  <Radix.Title className="text-title font-bold text-balance">{title}</Radix.Title>
                  {description && (
                    <Radix.Description className="mt-1 text-small text-muted">{description}</Radix.Description>
                  )}
                </div>
                <span className="-mr-2">
                  <Radix.Close asChild>
                    <IconButton label={labels.close} icon={<X aria-hidden="true" size={20} />} tooltipSide="bottom" />
                  </Radix.Close>
                </span>
              </header>
              <div className="relative min-h-0 flex-1 overflow-y-auto px-5 py-2">{children}</div>
              {footer && <footer className="flex flex-wrap justify-end gap-2 px-5 pt-3 pb-5">{footer}</footer>}
            </Frame>
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}
