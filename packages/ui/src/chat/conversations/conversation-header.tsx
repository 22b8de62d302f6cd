import ArrowLeft from "lucide-react/icons/arrow-left";
import type { ReactNode } from "react";
import { IconButton } from "../../primitives/icon-button";
import { Skeleton } from "../../primitives/skeleton";
import { ConversationAvatar } from "./conversation-avatar";
import type { ConversationView } from "./conversation-view";

export interface ConversationHeaderProps {
  /** Left out while it loads. */
  conversation?: Pick<ConversationView, "id" | "kind" | "name" | "isPrivate" | "person">;
  /** Under the name: a PresenceLabel, the number of members, a description. */
  subtitle?: ReactNode;
  /** Icon buttons at the end: calls, search, details. */
  actions?: ReactNode;
  /** Goes back to the list; the button shows on a narrow screen only. */
  onBack?(): void;
  /** Opens the conversation's details when the name is clicked. */
  onOpenDetails?(): void;
  labels: { back: string; details: string; loading: string };
}

/** The head of a conversation: who or what it is, and what can be done with it. */
export function ConversationHeader({
  conversation,
  subtitle,
  actions,
  onBack,
  onOpenDetails,
  labels,
}: ConversationHeaderProps) {
  const title = conversation && (
    <>
      <ConversationAvatar conversation={conversation} size={36} />
      <span className="flex min-w-0 flex-col text-left">
        <h2 className="truncate text-title leading-5 font-bold text-ink">{conversation.name}</h2>
        {subtitle && <span className="truncate text-small text-muted">{subtitle}</span>}
      </span>
    </>
  );
  return (
    <header className="flex min-h-16 shrink-0 items-center gap-2 border-b border-line bg-surface px-3 pt-safe">
      {onBack && (
        <span className="hidden @max-3xl/shell:inline-flex">
          <IconButton
            label={labels.back}
            icon={<ArrowLeft aria-hidden="true" size={20} />}
            onClick={onBack}
            tooltipSide="bottom"
          />
        </span>
      )}
      {!conversation && (
        <span role="status" aria-label={labels.loading} className="flex flex-1 items-center gap-3 px-1">
          <Skeleton shape="face" className="size-9" />
          <Skeleton className="h-3.5 w-40" />
        </span>
      )}
      {title && !onOpenDetails && <span className="flex min-w-0 flex-1 items-center gap-3 px-1">{title}</span>}
      {title && onOpenDetails && (
        <span className="flex min-w-0 flex-1">
          <span className="relative flex min-w-0 items-center gap-3 rounded-lg px-1 py-1 hover:bg-hover">
            {title}
            <button
              type="button"
              aria-label={labels.details}
              onClick={onOpenDetails}
              className="absolute inset-0 rounded-lg"
            />
          </span>
        </span>
      )}
      {actions && <span className="flex shrink-0 items-center gap-1">{actions}</span>}
    </header>
  );
}
