import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "../../primitives/button";
import { getControlClasses } from "../../primitives/field";
import { classNames } from "../../theme/class-names";
import { isComposing } from "./is-composing";
import { LengthCounter, type LengthCounterLabels } from "./length-counter";
import { type WritingAids, WritingBox } from "./writing-box";

export interface MessageEditorLabels extends LengthCounterLabels {
  /** Names the text box: "Edit message". */
  edit: string;
  save: string;
  cancel: string;
}

export interface MessageEditorProps extends WritingAids {
  /** The text as it is stored. */
  text: string;
  maxLength: number;
  /** The new text, trimmed; never empty, never unchanged. */
  onSave(text: string): void;
  onCancel(): void;
  pending?: boolean;
  /** Why it could not be saved: changed on another device, too late. */
  error?: string;
  labels: MessageEditorLabels;
}

/** Changes a message in its place: Enter saves, Escape cancels. */
export function MessageEditor({
  text,
  maxLength,
  onSave,
  onCancel,
  pending = false,
  error,
  form,
  renderCompletion,
  labels,
}: MessageEditorProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [value, setValue] = useState(text);

  useEffect(() => {
    area.current?.focus();
    area.current?.setSelectionRange(area.current.value.length, area.current.value.length);
  }, []);

  const next = value.trim();
  const tooLong = next.length > maxLength;
  const canSave = next !== "" && !tooLong && !pending;
  const save = () => {
    if (!canSave) return;
    if (next === text) onCancel();
    else onSave(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    event.stopPropagation();
    if (isComposing(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      save();
    } else if (event.key === "Escape") {
      event.preventDefault();
      onCancel();
    }
  };

  return (
    <form
      className="my-1 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <WritingBox
        ref={area}
        value={value}
        form={form}
        renderCompletion={renderCompletion}
        completionSide="under"
        aria-label={labels.edit}
        aria-describedby={`${id}-counter ${id}-error`}
        aria-invalid={tooLong || Boolean(error) || undefined}
        onChange={setValue}
        onKeyDown={onKeyDown}
        className={classNames(getControlClasses(tooLong || Boolean(error)), "max-h-[40dvh] resize-none py-1.5")}
      />
      <p id={`${id}-error`} role="alert" className="text-small font-medium text-danger-text empty:hidden">
        {error}
      </p>
      <div className="relative flex items-center gap-2">
        <Button type="submit" variant="primary" size="small" disabled={next === "" || tooLong} pending={pending}>
          {labels.save}
        </Button>
        <Button size="small" onClick={onCancel}>
          {labels.cancel}
        </Button>
        <LengthCounter id={`${id}-counter`} length={next.length} maxLength={maxLength} labels={labels} />
      </div>
    </form>
  );
}
