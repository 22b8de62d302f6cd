import type { ReactNode } from "react";
import { classNames } from "../theme/class-names";

export interface BadgeProps {
  tone?: "neutral" | "accent" | "success" | "warning" | "danger";
  children: ReactNode;
}

const tones = {
  neutral: "bg-selected text-ink",
  accent: "bg-accent-soft text-accent-text",
  success: "bg-success-soft text-success-text",
  warning: "bg-warning-soft text-warning-text",
  danger: "bg-danger-soft text-danger-text",
};

/** A word on the state or kind of something: "Guest", "Archived". */
export function Badge({ tone = "neutral", children }: BadgeProps) {
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1 whitespace-nowrap rounded-sm px-1.5 text-micro font-semibold",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
