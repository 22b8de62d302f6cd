import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import { Avatar } from "./avatar";

export interface ChipProps {
  label: string;
  /** Shows the avatar of the person with this id. */
  avatarId?: string;
  /** A sign instead of their initials, for groups. */
  avatarIcon?: ReactNode;
  onRemove(): void;
  /** Names the button that takes the chip away. */
  removeLabel: string;
}

/** One of several chosen things inside a field. */
export function Chip({ label, avatarId, avatarIcon, onRemove, removeLabel }: ChipProps) {
  return (
    <span className="inline-flex h-7 max-w-full items-center gap-1.5 rounded-md bg-accent-soft pl-1 text-small font-medium text-accent-text">
      {avatarId && <Avatar id={avatarId} name={label} icon={avatarIcon} size={20} />}
      <span className="truncate">{label}</span>
      <button
        type="button"
        aria-label={removeLabel}
        onClick={onRemove}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-md hover:bg-selected"
      >
        <X aria-hidden="true" size={14} />
      </button>
    </span>
  );
}
