import {
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";

/** How long the pointer rests before a tooltip shows, and how long it may wander off before it goes, in milliseconds. */
const openAfterMs = 450;
const closeAfterMs = 120;

/** Handlers and ids for the element that the tooltip explains. */
export interface TooltipTriggerProps {
  ref(element: HTMLElement | null): void;
  "aria-describedby": string | undefined;
  onPointerEnter(event: { pointerType: string }): void;
  onPointerLeave(): void;
  onFocus(): void;
  onBlur(): void;
  onClick(): void;
}

export interface TooltipProps {
  /** A few words. Nothing may be said only here: touch screens show no tooltips. */
  text: ReactNode;
  /** The text is already the trigger's name, so it is not read out a second time. */
  isName?: boolean;
  side?: "top" | "bottom";
  /** Renders the trigger; spread what it is given. */
  children(trigger: TooltipTriggerProps): ReactNode;
}

/**
 * A hint on hover and keyboard focus: stays while the pointer is on it, goes with Escape (WCAG 1.4.13).
 * Written here instead of taken from Radix since every icon button has one and Radix's costs 14 KB of first load. Until it
 * shows it listens to nothing: a screen of messages has hundreds.
 */
export function Tooltip({ text, isName = false, side = "top", children }: TooltipProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const after = (ms: number, show: boolean) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(show), ms);
  };
  const close = () => {
    clearTimeout(timer.current);
    setOpen(false);
  };

  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <>
      {children({
        ref: (element) => {
          trigger.current = element;
        },
        "aria-describedby": open && !isName ? id : undefined,
        onPointerEnter: (event) => {
          if (event.pointerType !== "touch") after(openAfterMs, true);
        },
        onPointerLeave: () => after(closeAfterMs, false),
        onFocus: () => {
          if (trigger.current?.matches(":focus-visible")) setOpen(true);
        },
        onBlur: close,
        onClick: close,
      })}
      {open && (
        <TooltipBubble id={id} anchor={trigger} side={side} onEnter={() => clearTimeout(timer.current)} onClose={close}>
          {text}
        </TooltipBubble>
      )}
    </>
  );
}

interface TooltipBubbleProps {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  side: "top" | "bottom";
  onEnter(): void;
  onClose(): void;
  children: ReactNode;
}

/** Pixels between the trigger and the bubble, and between the bubble and the window's edge. */
const gap = 6;
const edge = 8;

function TooltipBubble({ id, anchor, side, onEnter, onClose, children }: TooltipBubbleProps) {
  const bubble = useRef<HTMLDivElement>(null);
  const close = useEffectEvent(onClose);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") close();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  useLayoutEffect(() => {
    const element = bubble.current;
    if (!element) return;
    const place = () => {
      const target = anchor.current?.getBoundingClientRect();
      if (!target) return;
      const { width, height } = element.getBoundingClientRect();
      const above = target.top - height - gap;
      const below = target.bottom + gap;
      const fitsBelow = below + height + edge <= window.innerHeight;
      const top = side === "top" ? (above >= edge ? above : below) : fitsBelow ? below : above;
      const left = target.left + target.width / 2 - width / 2;
      element.style.top = `${top}px`;
      element.style.left = `${Math.max(edge, Math.min(left, window.innerWidth - width - edge))}px`;
    };
    place();
    // What it says may only come while it shows.
    const observer = new ResizeObserver(place);
    observer.observe(element);
    return () => observer.disconnect();
  }, [anchor, side]);

  return createPortal(
    <div
      ref={bubble}
      id={id}
      role="tooltip"
      onPointerEnter={onEnter}
      onPointerLeave={onClose}
      className="fixed top-0 left-0 z-50 max-w-64 animate-appear rounded-md bg-solid px-2 py-1 text-meta font-medium text-on-solid shadow-pop"
    >
      {children}
    </div>,
    document.body,
  );
}
