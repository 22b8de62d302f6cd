import type { ReactNode } from "react";
import { Tooltip } from "../../primitives/tooltip";
import { classNames } from "../../theme/class-names";

/** One emoji under a message, ready to show. */
export interface ReactionView {
  emoji: string;
  /** How many people; at least one. */
  count: number;
  /** The person who looks at it is one of them. */
  mine: boolean;
}

export interface ReactionBarLabels {
  /** Names the row of them: "Reactions". */
  reactions: string;
  /** The full name of one: "👍 3 reactions, yours among them". */
  reaction(reaction: ReactionView): string;
}

export interface ReactionBarProps {
  reactions: readonly ReactionView[];
  /** Reachable with Tab: only on the message that has the focus. */
  tabbable: boolean;
  /** Puts the person's own there or takes it back; left out where nobody may react, and the bar only shows. */
  onToggle?(emoji: string): void;
  /** Who reacted, for the hint on hover and focus; rendered only while it shows, so that it may load. */
  renderReactors?(emoji: string): ReactNode;
  labels: ReactionBarLabels;
}

/** The emoji that people put on a message, each a button that is pressed where one's own is among them. */
export function ReactionBar({ reactions, tabbable, onToggle, renderReactors, labels }: ReactionBarProps) {
  if (reactions.length === 0) return null;
  return (
    <ul aria-label={labels.reactions} className="mt-1 mb-0.5 flex flex-wrap gap-1">
      {reactions.map((reaction) => (
        <li key={reaction.emoji} className="flex">
          <Tooltip text={renderReactors?.(reaction.emoji) ?? labels.reaction(reaction)} isName={!renderReactors}>
            {({ onClick, ...tooltip }) => (
              <button
                {...tooltip}
                type="button"
                tabIndex={tabbable ? 0 : -1}
                aria-label={labels.reaction(reaction)}
                aria-pressed={reaction.mine}
                aria-disabled={onToggle ? undefined : true}
                onClick={() => {
                  onClick();
                  onToggle?.(reaction.emoji);
                }}
                className={classNames(
                  "inline-flex h-7 items-center gap-1.5 rounded-full border px-2 text-meta font-medium tabular-nums transition-colors duration-100",
                  reaction.mine ? "border-accent bg-accent-soft text-accent-text" : "border-line bg-surface text-muted",
                  onToggle ? (reaction.mine ? undefined : "hover:bg-hover hover:text-ink") : "cursor-default",
                )}
              >
                <span aria-hidden="true" className="font-emoji text-body leading-none">
                  {reaction.emoji}
                </span>
                {reaction.count}
              </button>
            )}
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}
