import { classNames } from "../theme/class-names";

export interface CountBadgeProps {
  /** Shows nothing at 0 and "99+" above 99. */
  count: number;
  /** `strong` for what is meant for oneself (mentions, direct messages), `quiet` for muted conversations. */
  tone?: "normal" | "strong" | "quiet";
  /** Read out instead of the bare number: "3 unread messages". Left out where a text nearby already says it. */
  label?: string;
  /** Shown before the number, such as "@". */
  prefix?: string;
}

const tones = {
  normal: "bg-solid text-on-solid",
  strong: "bg-accent text-on-accent",
  quiet: "bg-selected text-muted",
};

/** A number of things that wait. */
export function CountBadge({ count, tone = "normal", label, prefix = "" }: CountBadgeProps) {
  if (count <= 0) return null;
  return (
    <span
      className={classNames(
        "rounded-bubble-lg relative inline-flex h-5 min-w-5 shrink-0 items-center justify-center px-1.5 text-micro font-bold tabular-nums",
        tones[tone],
      )}
    >
      <span aria-hidden="true">
        {prefix}
        {count > 99 ? "99+" : count}
      </span>
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
