import CornerDownRight from "lucide-react/icons/corner-down-right";
import { memo, type ReactNode, useId } from "react";
import { Avatar } from "../../primitives/avatar";
import { classNames } from "../../theme/class-names";
import { MessageEditor, type MessageEditorLabels } from "../composing/message-editor";
import type { WritingAids } from "../composing/writing-box";
import type { TimeSettings } from "../format-time";
import type { PersonView } from "../people/person-view";
import { ReactionBar, type ReactionBarLabels } from "../reactions/reaction-bar";
import { LinkedText } from "./linked-text";
import { type MessageActionSet, MessageActions } from "./message-actions";
import { MessageDelivery, type MessageDeliveryLabels } from "./message-delivery";
import { MessageTime } from "./message-time";
import type { MessageView } from "./message-view";
import { useSettled } from "./scroll-rest";
import { ThreadBar, type ThreadBarLabels } from "./thread-bar";

/** `cosy` with faces and air, `compact` for those who want more on the screen. */
export type Density = "cosy" | "compact";

export interface MessageItemLabels
  extends MessageDeliveryLabels,
    MessageEditorLabels,
    ReactionBarLabels,
    ThreadBarLabels {
  /** "More actions" */
  moreActions: string;
  /** "edited" */
  edited: string;
  /** Stands in place of a deleted message. */
  deleted: string;
  /** Above a reply that stands in the conversation as well; leads to its thread: "Replied in a thread". */
  repliedInThread: string;
}

/** A running edit of this message. */
export interface MessageEdit extends WritingAids {
  maxLength: number;
  pending?: boolean;
  error?: string;
  onSave(text: string): void;
  onCancel(): void;
}

export interface MessageItemProps extends TimeSettings {
  message: MessageView;
  startsGroup: boolean;
  density?: Density | undefined;
  /** In the tab order; of a list only one is. */
  tabbable?: boolean;
  actions?: MessageActionSet | undefined;
  edit?: MessageEdit | undefined;
  /** Shows "sent" under it, see MessageDelivery. */
  showSent?: boolean;
  /** Flashes once: somebody jumped here. */
  highlighted?: boolean;
  onRetry?: ((key: string) => void) | undefined;
  onDiscard?: ((key: string) => void) | undefined;
  /** Renders the text, such as Markdown; plain text with links without it. */
  renderText?: ((message: MessageView) => ReactNode) | undefined;
  /** What stands behind a link in the text, below it. */
  renderPreview?: ((message: MessageView) => ReactNode) | undefined;
  /** Puts the person's own reaction there or takes it back; left out where nobody may react. */
  onToggleReaction?: ((key: string, emoji: string) => void) | undefined;
  /** See ReactionBar. */
  renderReactors?: ((message: MessageView, emoji: string) => ReactNode) | undefined;
  /** Stands behind the author's name, such as a StatusMark. */
  renderStatus?: ((author: PersonView) => ReactNode) | undefined;
  /** Who has read an own message; see DeliveryMark. */
  renderReaders?: ((message: MessageView) => ReactNode) | undefined;
  /** Opens the thread under a message, or the one it is in; left out inside of a thread, where nothing leads to one. */
  onOpenThread?: ((key: string) => void) | undefined;
  /** For how long ago the last reply was; the time of rendering without it. */
  now?: Date | undefined;
  labels: MessageItemLabels;
}

const noActions: MessageActionSet = { quick: [], menu: [] };

/** One message of the conversation, as an article. */
export const MessageItem = memo(function MessageItem(props: MessageItemProps) {
  const {
    message,
    startsGroup,
    density = "cosy",
    tabbable = true,
    actions = noActions,
    edit,
    labels,
    onOpenThread,
  } = props;
  const id = useId();
  // Half of what a message costs is what can be done with it: while one scrolls, the words come first.
  const [isSettled, settle] = useSettled();
  const compact = density === "compact";
  const time = (
    <MessageTime id={`${id}-time`} instant={message.createdAt} locale={props.locale} timeZone={props.timeZone} />
  );
  return (
    <article
      data-key={message.key}
      tabIndex={tabbable ? 0 : -1}
      aria-labelledby={`${id}-author ${id}-time`}
      onFocus={settle}
      className={classNames(
        "group/message relative flex gap-3 px-4 -outline-offset-2",
        compact ? "py-px" : startsGroup ? "pt-2 pb-0.5" : "py-0.5",
        props.highlighted && "animate-flash",
        message.delivery === "failed"
          ? "bg-danger-soft"
          : edit
            ? "bg-sunken"
            : "hover:bg-sunken focus-within:bg-sunken",
      )}
    >
      {!compact && (
        <div className="flex w-9 shrink-0 justify-end">
          {startsGroup ? (
            <Avatar
              id={message.author.id}
              name={message.author.name}
              {...(message.author.imageUrl && { imageUrl: message.author.imageUrl })}
              {...(message.author.inactive && { inactive: true })}
            />
          ) : (
            <span className="pt-1 leading-none opacity-0 group-focus-within/message:opacity-100 group-hover/message:opacity-100">
              {time}
            </span>
          )}
        </div>
      )}
      {compact && <div className="w-14 shrink-0 pt-0.5 text-right">{time}</div>}
      <div className="min-w-0 flex-1">
        <div className={startsGroup ? (compact ? "mr-2 inline" : "flex min-w-0 items-baseline gap-2") : "sr-only"}>
          <h4
            id={`${id}-author`}
            className={classNames("text-body leading-5 font-bold text-ink", compact ? "inline" : "truncate")}
          >
            {message.author.name}
          </h4>
          {startsGroup && props.renderStatus?.(message.author)}
          {startsGroup && !compact && time}
        </div>
        {message.isReply && onOpenThread && (
          <button
            type="button"
            tabIndex={tabbable ? 0 : -1}
            onClick={() => onOpenThread(message.key)}
            className="flex items-center gap-1 text-meta text-muted hover:text-ink hover:underline"
          >
            <CornerDownRight aria-hidden="true" size={12} />
            {labels.repliedInThread}
          </button>
        )}
        {edit ? <MessageEditor text={message.text} labels={labels} {...edit} /> : <MessageBody {...props} />}
        {!message.deletedAt && !edit && props.renderPreview?.(message)}
        {!message.deletedAt && <MessageReactions {...props} tabbable={tabbable} />}
        {message.thread && onOpenThread && (
          <ThreadBar
            thread={message.thread}
            tabbable={tabbable}
            now={props.now ?? new Date()}
            locale={props.locale}
            onOpen={() => onOpenThread(message.key)}
            labels={labels}
          />
        )}
      </div>
      {!edit && isSettled && <MessageActions {...actions} tabbable={tabbable} labels={labels} />}
    </article>
  );
});

function MessageReactions({ message, tabbable = true, onToggleReaction, renderReactors, labels }: MessageItemProps) {
  if (!message.reactions) return null;
  return (
    <ReactionBar
      reactions={message.reactions}
      tabbable={tabbable}
      labels={labels}
      {...(onToggleReaction && { onToggle: (emoji) => onToggleReaction(message.key, emoji) })}
      {...(renderReactors && { renderReactors: (emoji) => renderReactors(message, emoji) })}
    />
  );
}

function MessageBody(props: MessageItemProps) {
  const { message, density, renderText, renderReaders, labels, showSent = false, onRetry, onDiscard } = props;
  const compact = density === "compact";
  if (message.deletedAt)
    return <p className={classNames("text-body text-muted italic", compact && "inline")}>{labels.deleted}</p>;
  return (
    // The last paragraph flows into the small marks after it, so that these cost no line of their own.
    <div className={compact ? "inline" : "max-w-184"}>
      <div
        className={classNames(
          "inline text-body text-ink",
          compact ? "[&>p:first-child]:inline [&>p:last-child:not(:nth-child(2))]:inline" : "[&>p:last-child]:inline",
        )}
      >
        {renderText ? renderText(message) : <LinkedText text={message.text} />}
      </div>
      {message.editedAt && <span className="text-meta whitespace-nowrap text-muted"> ({labels.edited})</span>}
      {message.own && (
        <MessageDelivery
          message={message}
          showSent={showSent}
          tabbable={props.tabbable ?? true}
          labels={labels}
          {...(renderReaders && { renderReaders: () => renderReaders(message) })}
          {...(onRetry && { onRetry: () => onRetry(message.key) })}
          {...(onDiscard && { onDiscard: () => onDiscard(message.key) })}
        />
      )}
    </div>
  );
}
