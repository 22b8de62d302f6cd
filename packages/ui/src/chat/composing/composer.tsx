import SendHorizontal from "lucide-react/icons/send-horizontal";
import { type KeyboardEvent, type ReactNode, type Ref, useId, useImperativeHandle, useRef } from "react";
import { IconButton } from "../../primitives/icon-button";
import { classNames } from "../../theme/class-names";
import { isComposing } from "./is-composing";
import { LengthCounter, type LengthCounterLabels } from "./length-counter";
import { type WritingAids, WritingBox } from "./writing-box";

export interface ComposerLabels extends LengthCounterLabels {
  /** Names the text box: "Message". */
  message: string;
  /** "Send" */
  send: string;
}

export interface ComposerProps extends WritingAids {
  /** The draft, as it is stored. */
  value: string;
  onChange(value: string): void;
  /** The text, trimmed at its ends; never empty, never too long. The caller empties the draft. */
  onSend(text: string): void;
  /** Arrow up in the empty box: edit one's last message. */
  onEditLast?(): void;
  onEscape?(): void;
  /** In UTF-16 code units. */
  maxLength: number;
  placeholder: string;
  /** Why nobody can write here: archived, the other person was deactivated. Shown instead of the box. */
  disabledReason?: ReactNode;
  /** `enter`: Enter sends, Shift+Enter breaks the line. `mod-enter`: Ctrl or Cmd + Enter sends, for touch keyboards. */
  sendKey?: "enter" | "mod-enter";
  /** Icon buttons before the text: attach, emoji. */
  actions?: ReactNode;
  /** Icon buttons before Send: other ways to send. */
  sendActions?: ReactNode;
  labels: ComposerLabels;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Where messages are written. Grows with the text up to half of the screen. */
export function Composer(props: ComposerProps) {
  const {
    value,
    onChange,
    onSend,
    onEditLast,
    onEscape,
    maxLength,
    placeholder,
    disabledReason,
    actions,
    sendActions,
    labels,
  } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(props.ref, () => area.current, []);

  const text = value.trim();
  const tooLong = text.length > maxLength;
  const canSend = text !== "" && !tooLong;
  const send = () => {
    if (canSend) onSend(text);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event)) return;
    const modified = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && !event.shiftKey && !event.altKey && (modified || props.sendKey !== "mod-enter")) {
      event.preventDefault();
      send();
    } else if (event.key === "ArrowUp" && value === "" && onEditLast) {
      event.preventDefault();
      onEditLast();
    } else if (event.key === "Escape") {
      onEscape?.();
    }
  };

  if (disabledReason) {
    return (
      <div className="mx-4 mb-4 rounded-bubble-lg bg-sunken px-4 py-3 text-center text-small text-muted">
        {disabledReason}
      </div>
    );
  }
  return (
    <form
      className="mx-4 mb-2 flex flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        send();
        // The button cannot be pressed any more; whoever sent with it writes on.
        area.current?.focus();
      }}
    >
      <div
        className={classNames(
          "rounded-bubble-lg relative flex items-end gap-1 border bg-raised p-1 shadow-card transition-colors duration-100",
          "has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-offset-0",
          tooLong ? "border-danger outline-danger" : "border-field outline-focus",
        )}
      >
        {actions && <div className="flex shrink-0 items-center">{actions}</div>}
        <WritingBox
          ref={area}
          value={value}
          form={props.form}
          renderCompletion={props.renderCompletion}
          aria-label={labels.message}
          aria-describedby={`${id}-counter`}
          aria-invalid={tooLong || undefined}
          placeholder={placeholder}
          enterKeyHint={props.sendKey === "mod-enter" ? "enter" : "send"}
          onChange={onChange}
          onKeyDown={onKeyDown}
          frameClassName="flex-1"
          className={classNames(
            "max-h-[50dvh] min-h-9 w-full resize-none bg-transparent py-1.5 pr-1 text-body outline-none placeholder:truncate",
            !actions && "pl-3",
          )}
        />
        {sendActions}
        <IconButton
          type="submit"
          variant={canSend ? "solid" : "ghost"}
          label={labels.send}
          disabled={!canSend}
          aria-describedby={tooLong ? `${id}-counter` : undefined}
          icon={<SendHorizontal aria-hidden="true" size={18} />}
        />
      </div>
      <div className="relative flex min-h-4 justify-end px-1">
        <LengthCounter id={`${id}-counter`} length={text.length} maxLength={maxLength} labels={labels} />
      </div>
    </form>
  );
}
