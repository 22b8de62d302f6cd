import {
  type ClipboardEvent,
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useRef,
} from "react";
import { classNames } from "../../theme/class-names";
import { isComposing } from "./is-composing";
import { useAutoGrow } from "./use-auto-grow";
import { type Completion, insertText, useCompletion } from "./use-completion";

/** How a text looks while it is written: names in place of what is stored. Both ways and back it stays the same. */
export interface WrittenForm {
  toShown(text: string): string;
  toText(shown: string): string;
  /** The shown text in pieces, those that stand for something stored marked; `start` in UTF-16 units. */
  cut(shown: string): readonly { start: number; text: string; marked: boolean }[];
}

/** What helps to write a text. */
export interface WritingAids {
  form?: WrittenForm | undefined;
  /** The list for what is typed behind an `@`. */
  renderCompletion?: ((completion: Completion) => ReactNode) | undefined;
}

export interface WritingBoxProps
  extends WritingAids,
    Omit<
      ComponentProps<"textarea">,
      "form" | "value" | "onChange" | "onSelect" | "onCopy" | "onCut" | "onPaste" | "ref"
    > {
  /** As it is stored. */
  value: string;
  onChange(value: string): void;
  /** Where the list stands: over the box, or under it, where it takes its place among what follows. */
  completionSide?: "over" | "under";
  /** Classes of the box around. */
  frameClassName?: string;
  ref?: Ref<HTMLTextAreaElement>;
}

/** What the stored form of a copied text is kept under, beside the text as it shows. */
const CLIP = "application/x-parley-text";
const PLAIN = "bg-transparent text-transparent";
const MARK = "rounded-sm bg-accent-soft text-transparent";
/** What `toShown` may change. */
const STORED = /<[@!#]/u;

function startsMark(form: WrittenForm | undefined, shown: string, at: number): boolean {
  return (form?.cut(shown) ?? []).some(({ start, marked }) => marked && start === at);
}

/** A text area that grows, shows mentions by name and completes them; copying keeps what they stand for. */
export function WritingBox(props: WritingBoxProps) {
  const { value, onChange, form, renderCompletion, completionSide = "over", frameClassName, ...rest } = props;
  const { onKeyDown, className, ref, ...attributes } = rest;
  const area = useRef<HTMLTextAreaElement>(null);
  const back = useRef<HTMLDivElement>(null);
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(ref, () => area.current, []);
  const shown = form && STORED.test(value) ? form.toShown(value) : value;
  useAutoGrow(area, shown);
  const aid = useCompletion(area, renderCompletion && ((text, at) => startsMark(form, text, at)));

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!isComposing(event) && !event.shiftKey && aid.takeKey(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    onKeyDown?.(event);
  };
  const copy = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    const selected = shown.slice(selectionStart, selectionEnd);
    const stored = form?.toText(selected) ?? selected;
    if (stored === selected) return;
    event.clipboardData.setData("text/plain", selected);
    event.clipboardData.setData(CLIP, stored);
    event.preventDefault();
    if (event.type === "cut") insertText(event.currentTarget, "");
  };
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const stored = event.clipboardData.getData(CLIP) || event.clipboardData.getData("text/plain");
    const text = form && STORED.test(stored) ? form.toShown(stored) : stored;
    if (text === event.clipboardData.getData("text/plain")) return;
    event.preventDefault();
    insertText(event.currentTarget, text);
  };

  const pieces = form?.cut(shown) ?? [];
  const hasMarks = pieces.some(({ marked }) => marked);
  return (
    <div className={classNames("flex min-w-0 flex-col", completionSide === "under" && "gap-2", frameClassName)}>
      {completionSide === "over" && aid.completion && (
        <div className="absolute inset-x-0 bottom-full z-20 mb-1">{renderCompletion?.(aid.completion)}</div>
      )}
      <div className="relative flex flex-col">
        {hasMarks && (
          <div
            ref={back}
            aria-hidden="true"
            className={classNames(className, "pointer-events-none absolute inset-0 overflow-hidden text-transparent")}
          >
            <span className="whitespace-pre-wrap wrap-break-word">
              {pieces.map(({ start, text, marked }) => (
                <mark key={start} className={marked ? MARK : PLAIN}>
                  {text}
                </mark>
              ))}
            </span>
          </div>
        )}
        <textarea
          ref={area}
          rows={1}
          {...attributes}
          {...aid.attributes}
          value={shown}
          onChange={(event) => {
            onChange(form ? form.toText(event.target.value) : event.target.value);
            aid.look();
          }}
          onSelect={aid.look}
          onScroll={(event) => {
            if (back.current) back.current.scrollTop = event.currentTarget.scrollTop;
          }}
          onBlur={() => aid.completion?.close()}
          onKeyDown={press}
          onCopy={copy}
          onCut={copy}
          onPaste={paste}
          className={classNames("relative", className, hasMarks && "bg-transparent!")}
        />
      </div>
      {completionSide === "under" && aid.completion && renderCompletion?.(aid.completion)}
    </div>
  );
}
