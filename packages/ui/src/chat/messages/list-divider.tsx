import { classNames } from "../../theme/class-names";

export interface ListDividerProps {
  text: string;
  /** `new` marks where the unread messages begin. */
  tone: "day" | "new";
}

/** A line across the conversation: a new day, or the first unread message. */
export function ListDivider({ text, tone }: ListDividerProps) {
  const isNew = tone === "new";
  return (
    <h3
      className={classNames(
        "flex items-center gap-3 px-4 text-meta font-semibold",
        isNew ? "py-1 text-accent-text" : "pt-5 pb-2 text-muted",
      )}
    >
      <span aria-hidden="true" className={classNames("h-px flex-1", isNew ? "bg-accent" : "bg-line")} />
      <span className={isNew ? "rounded-bubble-lg bg-accent px-2 py-px text-on-accent" : ""}>{text}</span>
      {!isNew && <span aria-hidden="true" className="h-px flex-1 bg-line" />}
    </h3>
  );
}
