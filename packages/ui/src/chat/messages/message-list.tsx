import {
  type ReactNode,
  type Ref,
  useCallback,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { Button } from "../../primitives/button";
import type { TimeSettings } from "../format-time";
import type { PersonView } from "../people/person-view";
import { buildMessageRows, type MessageRow } from "./build-message-rows";
import { JumpToNewest } from "./jump-to-newest";
import type { MessageActionSet } from "./message-actions";
import type { Density, MessageEdit, MessageItemLabels } from "./message-item";
import { MessageListRow } from "./message-list-row";
import type { MessageView } from "./message-view";
import { createScrollRest, ScrollRestContext } from "./scroll-rest";
import { type AnnouncerLabels, useMessageAnnouncer } from "./use-message-announcer";
import { type PageState, useMessageScroll } from "./use-message-scroll";
import { useRovingMessages } from "./use-roving-messages";

export interface MessageListLabels extends MessageItemLabels, AnnouncerLabels {
  /** Names the log: "Messages". */
  messages: string;
  /** On the divider above the first unread message: "New". */
  newDivider: string;
  jumpToNewest: string;
  loadingOlder: string;
  olderFailed: string;
}

export interface MessageListHandle {
  /** Shows a message and makes it flash; false if it is not among the loaded ones. */
  scrollToMessage(key: string): boolean;
  /** Puts the focus on a message, by default the last one. */
  focusMessage(key?: string): void;
  scrollToNewest(): void;
}

export interface MessageListProps extends TimeSettings {
  /** Oldest first, at least one; own unsent ones at the end. Give the list a new `key` when another part of the history replaces it. */
  messages: readonly MessageView[];
  /** The first unread message as the conversation was opened; the list starts there, else at the end. */
  firstUnreadKey?: string;
  /** Start at this message instead and let it flash: a link was followed. */
  startAtKey?: string;
  hasOlder: boolean;
  /** The end of what is loaded is not the end of the conversation. */
  hasNewer?: boolean;
  olderState?: PageState;
  newerState?: PageState;
  onLoadOlder?(): void;
  onLoadNewer?(): void;
  /** `hasNewer` and somebody wants the end: replace the messages by the newest ones. */
  onJumpToNewest?(): void;
  /** The newest message came into view or left it; a good moment to mark as read. */
  onAtEndChange?(atEnd: boolean): void;
  /** What stands above the first message of all: ConversationBeginning. */
  beginning?: ReactNode;
  now: Date;
  density?: Density;
  getActions?(message: MessageView): MessageActionSet;
  /** The message that is being edited. */
  edit?: (MessageEdit & { key: string }) | undefined;
  onRetry?(key: string): void;
  onDiscard?(key: string): void;
  renderText?(message: MessageView): ReactNode;
  renderPreview?(message: MessageView): ReactNode;
  onToggleReaction?(key: string, emoji: string): void;
  renderReactors?(message: MessageView, emoji: string): ReactNode;
  renderReaders?(message: MessageView): ReactNode;
  renderStatus?(author: PersonView): ReactNode;
  onOpenThread?(key: string): void;
  labels: MessageListLabels;
  ref?: Ref<MessageListHandle>;
}

/** Pixels beyond the screen that are mounted: enough that a turn of the wheel meets only messages of known height. */
const bufferSize = 200;

/** The messages of a conversation: only those near the screen are mounted, however many are loaded. */
export function MessageList(props: MessageListProps) {
  const {
    messages,
    firstUnreadKey,
    hasOlder,
    hasNewer = false,
    olderState = "idle",
    newerState = "idle",
    labels,
  } = props;
  const headingId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const [flashKey, setFlashKey] = useState(props.startAtKey);
  const rows = useMemo(
    () => buildMessageRows(messages, { timeZone: props.timeZone, firstUnreadKey, hasOlder }),
    [messages, props.timeZone, firstUnreadKey, hasOlder],
  );
  const scroll = useMessageScroll({
    rows,
    list,
    hasOlder,
    hasNewer,
    olderState,
    newerState,
    onLoadOlder: props.onLoadOlder,
    onLoadNewer: props.onLoadNewer,
    onAtEndChange: props.onAtEndChange,
  });
  const [rest] = useState(createScrollRest);
  const onScroll = useCallback(() => {
    rest.onScroll();
    scroll.onScroll();
  }, [rest, scroll.onScroll]);
  const roving = useRovingMessages(rows, scroller, list);
  const announcement = useMessageAnnouncer(rows, labels);

  const indexOf = (key: string | undefined) => rows.findIndex((row) => row.message.key === key);
  const lastOwnKey = rows.findLast((row) => row.message.own)?.message.key;
  const keepMounted = [indexOf(roving.tabbableKey), indexOf(props.edit?.key)].filter((index) => index >= 0);

  // Only once: afterwards the person decides where they are.
  const start = useRef(props.startAtKey ?? firstUnreadKey);
  const findRow = useRef(indexOf);
  findRow.current = indexOf;
  useLayoutEffect(() => {
    const { current: key } = start;
    if (findRow.current(key) < 0) scroll.scrollToEnd();
    else
      scroll.hold(() =>
        list.current?.scrollToIndex(findRow.current(key), {
          align: props.startAtKey ? "center" : "start",
          offset: props.startAtKey ? 0 : -72,
        }),
      );
  }, [props.startAtKey, scroll.scrollToEnd, scroll.hold]);

  const jump = () => {
    if (hasNewer) props.onJumpToNewest?.();
    else scroll.scrollToEnd();
  };

  useImperativeHandle(props.ref, () => ({
    scrollToMessage(key) {
      const index = indexOf(key);
      if (index < 0) return false;
      list.current?.scrollToIndex(index, { align: "center" });
      setFlashKey(key);
      return true;
    },
    focusMessage(key = roving.tabbableKey) {
      if (key !== undefined) roving.focusMessage(key);
    },
    scrollToNewest: jump,
  }));

  return (
    <div className="@container/list relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        role="log"
        aria-labelledby={headingId}
        aria-live="off"
        aria-busy={olderState === "loading" || newerState === "loading"}
        onFocus={roving.onFocus}
        onKeyDown={roving.onKeyDown}
        onKeyDownCapture={scroll.release}
        onPointerDownCapture={scroll.release}
        onWheelCapture={scroll.release}
        className="relative flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain [overflow-anchor:none]"
      >
        <h3 id={headingId} className="sr-only">
          {labels.messages}
        </h3>
        <div className="flex-1" />
        <ScrollRestContext value={rest}>
          <Virtualizer
            ref={list}
            scrollRef={scroller}
            data={rows}
            shift={scroll.shift}
            keepMounted={keepMounted}
            bufferSize={bufferSize}
            onScroll={onScroll}
            onScrollEnd={scroll.onScroll}
            onResize={scroll.onResize}
          >
            {(row: MessageRow, index) => (
              <MessageListRow
                key={row.message.key}
                list={props}
                row={row}
                isFirst={index === 0}
                isLast={index === rows.length - 1}
                tabbable={row.message.key === roving.tabbableKey}
                highlighted={row.message.key === flashKey}
                showSent={row.message.key === lastOwnKey && row.message.key === rows.at(-1)?.message.key}
              />
            )}
          </Virtualizer>
        </ScrollRestContext>
      </div>
      <OlderNotice state={olderState} onRetry={props.onLoadOlder} labels={labels} />
      {(!scroll.atEnd || hasNewer) && <JumpToNewest count={scroll.unseenCount} onJump={jump} labels={labels} />}
      <span role="status" className="sr-only">
        {announcement}
      </span>
    </div>
  );
}

interface OlderNoticeProps {
  state: PageState;
  onRetry: (() => void) | undefined;
  labels: Pick<MessageListLabels, "loadingOlder" | "olderFailed" | "retry">;
}

/** Stands over the list and not in it, so that loading moves nothing. */
function OlderNotice({ state, onRetry, labels }: OlderNoticeProps) {
  if (state === "idle") return null;
  return (
    <div
      role="status"
      className="rounded-bubble-lg absolute top-3 left-1/2 z-10 flex min-h-8 -translate-x-1/2 animate-appear items-center gap-2 bg-raised px-3 text-small font-medium text-muted shadow-pop [animation-delay:400ms] [animation-fill-mode:backwards]"
    >
      {state === "loading" && (
        <>
          <span
            aria-hidden="true"
            className="size-3.5 animate-turn rounded-full border-2 border-current border-r-transparent"
          />
          {labels.loadingOlder}
        </>
      )}
      {state === "error" && (
        <>
          <span className="text-danger-text">{labels.olderFailed}</span>
          <Button size="small" variant="ghost" onClick={onRetry}>
            {labels.retry}
          </Button>
        </>
      )}
    </div>
  );
}
