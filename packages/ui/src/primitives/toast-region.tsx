import X from "lucide-react/icons/x";
import * as Radix from "radix-ui/toast";
import type { ReactNode } from "react";
import { classNames } from "../theme/class-names";
import { IconButton } from "./icon-button";

/** A short word on something that just happened. */
export interface ToastView {
  id: string;
  /** `error` is read out at once, the others when the reader pauses. */
  tone: "neutral" | "success" | "error";
  title: string;
  description?: ReactNode;
  /** One way to answer, such as "Undo". It must be possible elsewhere as well, since toasts go. */
  action?: { label: string; onSelect(): void };
  /** Milliseconds it stays; pauses on hover and focus. Default 6000, errors 12000. */
  durationMs?: number;
}

export interface ToastRegionProps {
  toasts: readonly ToastView[];
  /** A toast ran out or was closed. */
  onDismiss(id: string): void;
  /** `region` names the place, `notice` is said before each toast, `dismiss` names its cross. */
  labels: { region: string; notice: string; dismiss: string };
}

const edges = { neutral: "bg-field", success: "bg-online", error: "bg-danger" };

/** Where toasts appear: at the foot, F8 moves the focus there. Stands once in the app, always mounted. */
export function ToastRegion({ toasts, onDismiss, labels }: ToastRegionProps) {
  return (
    <Radix.Provider label={labels.notice} swipeDirection="down">
      {toasts.map((toast) => (
        <Radix.Root
          key={toast.id}
          type={toast.tone === "error" ? "foreground" : "background"}
          duration={toast.durationMs ?? (toast.tone === "error" ? 12_000 : 6_000)}
          onOpenChange={(open) => {
            if (!open) onDismiss(toast.id);
          }}
          className="pointer-events-auto relative flex animate-rise items-center gap-3 overflow-hidden rounded-lg bg-raised py-2 pr-2 pl-5 text-ink shadow-pop"
        >
          <span aria-hidden="true" className={classNames("absolute inset-y-0 left-0 w-1", edges[toast.tone])} />
          <div className="min-w-0 flex-1 py-1">
            <Radix.Title className="text-small font-semibold">{toast.title}</Radix.Title>
            {toast.description && (
              <Radix.Description className="text-small text-muted">{toast.description}</Radix.Description>
            )}
          </div>
          {toast.action && (
            <Radix.Action
              altText={toast.action.label}
              onClick={toast.action.onSelect}
              className="min-h-8 rounded-md px-2 text-small font-semibold text-accent-text hover:bg-hover"
            >
              {toast.action.label}
            </Radix.Action>
          )}
          <Radix.Close asChild>
            <IconButton size="small" label={labels.dismiss} icon={<X aria-hidden="true" size={16} />} />
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport
        label={`${labels.region} ({hotkey})`}
        className="pointer-events-none fixed inset-x-0 bottom-0 z-50 mx-auto flex max-w-110 flex-col gap-2 p-4 pb-[max(1rem,env(safe-area-inset-bottom))] outline-none"
      />
    </Radix.Provider>
  );
}
