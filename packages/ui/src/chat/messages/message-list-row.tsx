import { memo, useMemo } from "react";
import { formatDay } from "../format-time";
import type { MessageRow } from "./build-message-rows";
import { ListDivider } from "./list-divider";
import { type MessageEdit, MessageItem } from "./message-item";
import type { MessageListProps } from "./message-list";
import { SystemLine } from "./system-line";

/** React takes a `key` among spread props for its own. */
function withoutKey({ key: _, ...edit }: NonNullable<MessageListProps["edit"]>): MessageEdit {
  return edit;
}

export interface MessageListRowProps {
  list: MessageListProps;
  row: MessageRow;
  isFirst: boolean;
  isLast: boolean;
  tabbable: boolean;
  highlighted: boolean;
  showSent: boolean;
}

/**
 * One row of the list: the message and whatever stands above it. A list that is scrolled draws its rows again with what they
 * have already, as many as are near the screen: they stay as they are.
 */
export const MessageListRow = memo(function MessageListRow(props: MessageListRowProps) {
  const { list, row, isFirst, isLast, tabbable, highlighted, showSent } = props;
  const { message, startsDay, startsNew, startsGroup } = row;
  const {
    locale,
    timeZone,
    now,
    labels,
    edit,
    density,
    renderText,
    renderPreview,
    onToggleReaction,
    renderReactors,
    renderReaders,
    renderStatus,
    onOpenThread,
    onRetry,
    onDiscard,
    getActions,
  } = list;
  const actions = useMemo(() => getActions?.(message), [getActions, message]);
  return (
    <div className={isLast ? "pb-3" : undefined}>
      {isFirst && !list.hasOlder && list.beginning}
      {startsDay && <ListDivider tone="day" text={formatDay(message.createdAt, { locale, timeZone }, now)} />}
      {startsNew && <ListDivider tone="new" text={labels.newDivider} />}
      {message.kind === "system" ? (
        <SystemLine
          text={message.text}
          createdAt={message.createdAt}
          locale={locale}
          timeZone={timeZone}
          {...(density && { density })}
        />
      ) : (
        <MessageItem
          message={message}
          startsGroup={startsGroup}
          tabbable={tabbable}
          highlighted={highlighted}
          showSent={showSent}
          locale={locale}
          timeZone={timeZone}
          labels={labels}
          edit={edit?.key === message.key ? withoutKey(edit) : undefined}
          actions={actions}
          density={density}
          renderText={renderText}
          renderPreview={renderPreview}
          onToggleReaction={onToggleReaction}
          renderReactors={renderReactors}
          renderReaders={renderReaders}
          renderStatus={renderStatus}
          onOpenThread={onOpenThread}
          now={message.thread && now}
          onRetry={onRetry}
          onDiscard={onDiscard}
        />
      )}
    </div>
  );
});
