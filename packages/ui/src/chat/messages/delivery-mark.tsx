import Check from "lucide-react/icons/check";
import CheckCheck from "lucide-react/icons/check-check";
import type { ReactNode } from "react";
import { PopoverButton } from "../../primitives/popover-button";
import { classNames } from "../../theme/class-names";
import type { MessageView } from "./message-view";

export interface DeliveryMarkLabels {
  sent: string;
  delivered: string;
  /** "Read", or with a count "Read by 3". */
  read(count?: number): string;
  /** Names the panel with those who have read it. */
  readers: string;
}

export interface DeliveryMarkProps {
  state: "sent" | "delivered" | "read";
  message: Pick<MessageView, "readCount">;
  /** Says it in words as well; without, it is said to screen readers alone. */
  inWords: boolean;
  /** Reachable with Tab: only on the message that has the focus. */
  tabbable?: boolean;
  /** Who has read it, rendered while the panel is open, so that it may load; left out where one person says it all. */
  renderReaders?(): ReactNode;
  labels: DeliveryMarkLabels;
}

/** A small mark behind one's own message: sent, delivered or read. In groups a button that shows who has read it. */
export function DeliveryMark({ state, message, inWords, tabbable = true, renderReaders, labels }: DeliveryMarkProps) {
  const words = state === "read" ? labels.read(message.readCount) : labels[state];
  const Icon = state === "sent" ? Check : CheckCheck;
  const look = classNames(
    "ml-1.5 inline-flex items-center gap-1 align-middle text-meta whitespace-nowrap",
    state === "read" ? "text-accent-text" : "text-muted",
  );
  const content = (
    <>
      <Icon aria-hidden="true" size={14} className="shrink-0" />
      {inWords ? words : <span className="sr-only">{words}</span>}
    </>
  );
  if (!renderReaders) return <span className={look}>{content}</span>;
  return (
    <PopoverButton label={labels.readers} align="start" renderPanel={renderReaders}>
      {(trigger) => (
        <button
          {...trigger}
          type="button"
          tabIndex={tabbable ? 0 : -1}
          className={classNames(look, "-my-0.5 min-h-6 min-w-6 justify-center rounded px-1 hover:bg-hover")}
        >
          {content}
        </button>
      )}
    </PopoverButton>
  );
}
