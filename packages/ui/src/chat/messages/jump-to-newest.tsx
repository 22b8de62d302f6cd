import ArrowDown from "lucide-react/icons/arrow-down";
import { classNames } from "../../theme/class-names";

export interface JumpToNewestProps {
  /** Messages that came since the end was left. */
  count: number;
  onJump(): void;
  labels: {
    /** "Jump to newest" */
    jumpToNewest: string;
    /** "3 new messages" */
    newMessages(count: number): string;
  };
}

/** Brings one back to the end of the conversation, and says how much has come there. */
export function JumpToNewest({ count, onJump, labels }: JumpToNewestProps) {
  return (
    <button
      type="button"
      onClick={onJump}
      className={classNames(
        "rounded-bubble-lg absolute bottom-3 left-1/2 z-10 flex h-9 -translate-x-1/2 animate-appear items-center gap-2 px-3.5 text-small font-semibold whitespace-nowrap shadow-pop",
        count > 0
          ? "bg-accent text-on-accent hover:bg-accent-hover"
          : "border border-line bg-raised text-ink hover:bg-hover",
      )}
    >
      <ArrowDown aria-hidden="true" size={16} />
      {count > 0 ? labels.newMessages(count) : labels.jumpToNewest}
    </button>
  );
}
