import type { ReactNode } from "react";
import { ErrorState } from "../../primitives/error-state";
import { MessageListSkeleton } from "./message-list-skeleton";

export interface MessagePaneProps {
  status: "loading" | "ready" | "error";
  /** No message yet: `beginning` stands alone. */
  isEmpty?: boolean;
  beginning?: ReactNode;
  onRetry?(): void;
  /** The MessageList; rendered only when ready and not empty. */
  children: ReactNode;
  labels: { messages: string; loading: string; errorTitle: string; errorDescription: string; retry: string };
}

/** The room of the messages in all its states: loading, failed, empty, full. */
export function MessagePane({ status, isEmpty = false, beginning, onRetry, children, labels }: MessagePaneProps) {
  if (status === "loading") return <MessageListSkeleton label={labels.loading} />;
  if (status === "error") {
    return (
      <div className="flex min-h-0 flex-1 flex-col justify-center overflow-y-auto">
        <ErrorState
          title={labels.errorTitle}
          description={labels.errorDescription}
          labels={labels}
          {...(onRetry && { onRetry })}
        />
      </div>
    );
  }
  if (!isEmpty) return children;
  return (
    <div role="log" aria-label={labels.messages} className="flex min-h-0 flex-1 flex-col justify-end overflow-y-auto">
      {beginning}
    </div>
  );
}
