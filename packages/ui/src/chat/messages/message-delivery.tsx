import CircleAlert from "lucide-react/icons/circle-alert";
import Clock from "lucide-react/icons/clock";
import type { ReactNode } from "react";
import { Button } from "../../primitives/button";
import { DeliveryMark, type DeliveryMarkLabels } from "./delivery-mark";
import type { MessageView } from "./message-view";

export interface MessageDeliveryLabels extends DeliveryMarkLabels {
  sending: string;
  failed: string;
  retry: string;
  discard: string;
}

export interface MessageDeliveryProps {
  message: Pick<MessageView, "delivery" | "failure" | "readCount">;
  /** Says in words how far it has come; meant for one's last message, as every one would be noise. */
  showSent: boolean;
  /** See DeliveryMark. */
  tabbable?: boolean;
  renderReaders?(): ReactNode;
  onRetry?(): void;
  onDiscard?(): void;
  labels: MessageDeliveryLabels;
}

/** How far one's own message has come; a failed one waits for "retry" or "discard". */
export function MessageDelivery(props: MessageDeliveryProps) {
  const { message, showSent, onRetry, onDiscard, labels } = props;
  if (message.delivery === "failed") {
    return (
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
        <span className="inline-flex items-center gap-1.5 font-medium text-danger-text">
          <CircleAlert aria-hidden="true" size={14} className="shrink-0" />
          {message.failure ?? labels.failed}
        </span>
        <span className="flex gap-1">
          {onRetry && (
            <Button size="small" onClick={onRetry}>
              {labels.retry}
            </Button>
          )}
          {onDiscard && (
            <Button size="small" variant="ghost" onClick={onDiscard}>
              {labels.discard}
            </Button>
          )}
        </span>
      </div>
    );
  }
  if (message.delivery === "sending") {
    return (
      <span className="ml-1.5 inline-flex items-center gap-1 text-meta whitespace-nowrap text-muted">
        <Clock aria-hidden="true" size={12} />
        {labels.sending}
      </span>
    );
  }
  if (!showSent && !message.delivery) return null;
  return (
    <DeliveryMark
      state={message.delivery ?? "sent"}
      message={message}
      inWords={showSent}
      labels={labels}
      {...(props.tabbable !== undefined && { tabbable: props.tabbable })}
      {...(message.delivery && props.renderReaders && { renderReaders: props.renderReaders })}
    />
  );
}
