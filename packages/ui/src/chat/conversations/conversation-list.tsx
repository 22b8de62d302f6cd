import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "../../primitives/button";
import { ErrorState } from "../../primitives/error-state";
import { Skeleton } from "../../primitives/skeleton";
import type { TimeSettings } from "../format-time";
import type { LinkComponent } from "../shell/link-component";
import { ConversationListItem, type ConversationListItemLabels } from "./conversation-list-item";
import type { ConversationView } from "./conversation-view";

export interface ConversationListLabels extends ConversationListItemLabels {
  /** Names the navigation: "Conversations". */
  navigation: string;
  loading: string;
  loadMore: string;
  errorTitle: string;
  errorDescription: string;
  retry: string;
}

export interface ConversationListProps extends TimeSettings {
  status: "loading" | "ready" | "error";
  /** In the order to show, last activity first. */
  conversations: readonly ConversationView[];
  /** Id of the one that is open. */
  activeId?: string | undefined;
  getHref(id: string): string;
  link?: LinkComponent;
  onPrefetch?(id: string): void;
  /** More pages exist; asked for when the end comes into view. */
  hasMore?: boolean;
  loadingMore?: boolean;
  /** The last page that was asked for did not come: only the button asks again. */
  loadMoreFailed?: boolean;
  onLoadMore?(): void;
  onRetry?(): void;
  /** Shown when there is none: an EmptyState. */
  empty: ReactNode;
  now: Date;
  labels: ConversationListLabels;
}

/** The navigation between conversations: arrow keys move, Enter opens. */
export function ConversationList(props: ConversationListProps) {
  const { status, conversations, activeId, hasMore = false, loadingMore = false, onLoadMore, empty, labels } = props;
  const [focusedId, setFocusedId] = useState<string>();
  const tabbableId =
    [focusedId, activeId].find((id) => conversations.some((item) => item.id === id)) ?? conversations[0]?.id;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>("li > a")];
    const index = links.findIndex((link) => link.matches(":focus"));
    if (index < 0) return;
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: links.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    links[target]?.focus();
  };

  return (
    <nav
      aria-label={labels.navigation}
      aria-busy={status === "loading"}
      className="flex flex-col"
      onKeyDown={onKeyDown}
    >
      {status === "loading" && <ConversationListSkeleton label={labels.loading} />}
      {status === "error" && (
        <ErrorState
          title={labels.errorTitle}
          description={labels.errorDescription}
          labels={labels}
          {...(props.onRetry && { onRetry: props.onRetry })}
        />
      )}
      {status === "ready" && conversations.length === 0 && empty}
      {status === "ready" && conversations.length > 0 && (
        <ul className="flex flex-col gap-px">
          {conversations.map((conversation) => (
            <li key={conversation.id} onFocus={() => setFocusedId(conversation.id)}>
              <ConversationListItem
                conversation={conversation}
                href={props.getHref(conversation.id)}
                active={conversation.id === activeId}
                tabbable={conversation.id === tabbableId}
                now={props.now}
                locale={props.locale}
                timeZone={props.timeZone}
                labels={labels}
                {...(props.link && { link: props.link })}
                {...(props.onPrefetch && { onPrefetch: props.onPrefetch })}
              />
            </li>
          ))}
        </ul>
      )}
      {status === "ready" && hasMore && onLoadMore && (
        <LoadMore
          pending={loadingMore}
          failed={props.loadMoreFailed ?? false}
          onLoadMore={onLoadMore}
          labels={labels}
        />
      )}
    </nav>
  );
}

interface LoadMoreProps {
  pending: boolean;
  failed: boolean;
  onLoadMore(): void;
  labels: Pick<ConversationListLabels, "loadMore" | "errorTitle" | "retry">;
}

/**
 * Asks for the next page when it comes into view; a button as well, for those who get there by keyboard. It stays in view
 * when that fails: asking by itself then would ask without end.
 */
function LoadMore({ pending, failed, onLoadMore, labels }: LoadMoreProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current || pending || failed) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) onLoadMore();
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [pending, failed, onLoadMore]);
  return (
    <div ref={box} className="flex flex-col items-center gap-1 py-2">
      <p role="alert" className={failed ? "px-2 text-center text-small text-danger-text" : "sr-only"}>
        {failed && labels.errorTitle}
      </p>
      <Button variant="ghost" size="small" pending={pending} onClick={onLoadMore}>
        {failed ? labels.retry : labels.loadMore}
      </Button>
    </div>
  );
}

const nameWidths = ["w-32", "w-24", "w-40", "w-28", "w-36", "w-20"];

function ConversationListSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-px">
      {nameWidths.map((width) => (
        <span key={width} className="flex items-center gap-3 px-2 py-2">
          <Skeleton shape="face" className="size-9" />
          <span className="flex flex-1 flex-col gap-2">
            <Skeleton className={`h-3 ${width}`} />
            <Skeleton className="h-2.5 w-full" />
          </span>
        </span>
      ))}
    </div>
  );
}
