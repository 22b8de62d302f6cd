import X from "lucide-react/icons/x";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { classNames } from "../theme/class-names";
import { IconButton } from "./icon-button";
import { usePausableTimeout } from "./use-pausable-timeout";

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
  /** A toast ran out, was answered or closed. */
  onDismiss(id: string): void;
  /** `region` names the place, `notice` is said before each toast, `dismiss` names its cross. */
  labels: { region: string; notice: string; dismiss: string };
}

/** The key that moves the focus to the toasts, as in most apps. */
const hotkey = "F8";

/**
 * Where toasts appear: at the foot of the page. Stands once in the app, always mounted, since screen readers only hear
 * live regions that were there before. Not Radix's: that one costs 16 KB of the first load, this one less than 2.
 */
export function ToastRegion({ toasts, onDismiss, labels }: ToastRegionProps) {
  const region = useRef<HTMLElement>(null);
  const before = useRef<EventTarget | null>(null);
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === hotkey) region.current?.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  const dismiss = (id: string) => {
    if (region.current?.contains(document.activeElement)) {
      if (before.current instanceof HTMLElement) before.current.focus();
    }
    if (toasts.length === 1) setHovered(false);
    onDismiss(id);
  };
  const errors = toasts.filter((toast) => toast.tone === "error");
  const others = toasts.filter((toast) => toast.tone !== "error");
  const shared = { paused: hovered || focused, onDismiss: dismiss, labels };
  const list = "flex flex-col gap-2";

  return (
    <section
      ref={region}
      aria-label={`${labels.region} (${hotkey})`}
      tabIndex={-1}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        before.current = event.relatedTarget;
        setFocused(true);
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false);
      }}
      className={classNames(
        "pointer-events-none fixed inset-x-0 bottom-16 z-50 mx-auto flex max-w-110 flex-col gap-2 outline-none",
        toasts.length > 0 && "p-4 pb-[max(1rem,env(safe-area-inset-bottom))]",
      )}
    >
      <div role="status" aria-atomic="false" className={list}>
        {others.map((toast) => (
          <Toast key={toast.id} toast={toast} {...shared} />
        ))}
      </div>
      <div role="alert" aria-atomic="false" className={list}>
        {errors.map((toast) => (
          <Toast key={toast.id} toast={toast} {...shared} />
        ))}
      </div>
    </section>
  );
}

interface ToastProps extends Pick<ToastRegionProps, "labels" | "onDismiss"> {
  toast: ToastView;
  paused: boolean;
}

const edges = { neutral: "bg-field", success: "bg-online", error: "bg-danger" };

function Toast({ toast, paused, onDismiss, labels }: ToastProps) {
  const { id, tone, title, description, action } = toast;
  usePausableTimeout(toast.durationMs ?? (tone === "error" ? 12_000 : 6_000), paused, () => onDismiss(id));
  return (
    <div className="pointer-events-auto relative flex animate-rise items-center gap-3 overflow-hidden rounded-lg bg-raised py-2 pr-2 pl-5 text-ink shadow-pop">
      <span aria-hidden="true" className={classNames("absolute inset-y-0 left-0 w-1", edges[tone])} />
      <div className="min-w-0 flex-1 py-1 text-small wrap-anywhere">
        <span className="sr-only">{labels.notice}: </span>
        <p className="font-semibold">{title}</p>
        {description && <p className="text-muted">{description}</p>}
      </div>
      {action && (
        <button
          type="button"
          onClick={() => {
            action.onSelect();
            onDismiss(id);
          }}
          className="min-h-8 shrink-0 rounded-md px-2 text-small font-semibold text-accent-text hover:bg-hover"
        >
          {action.label}
        </button>
      )}
      <IconButton
        size="small"
        label={labels.dismiss}
        icon={<X aria-hidden="true" size={16} />}
        onClick={() => onDismiss(id)}
      />
    </div>
  );
}
