import type { ReactNode } from "react";

export interface EmptyStateProps {
  /** What is not there yet: "No conversations yet". */
  title: string;
  /** What to do next. */
  description?: ReactNode;
  /** A large quiet icon, 24 px. */
  icon?: ReactNode;
  /** The button that does it. */
  action?: ReactNode;
}

/** Nothing to show, and what to do about it. */
export function EmptyState({ title, description, icon, action }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-90 flex-col items-center px-6 py-10 text-center">
      {icon && (
        <span
          aria-hidden="true"
          className="rounded-bubble mb-4 flex size-14 items-center justify-center bg-accent-soft text-accent-text"
        >
          {icon}
        </span>
      )}
      <p className="text-title font-bold text-balance text-ink">{title}</p>
      {description && <p className="mt-1 text-body text-pretty text-muted">{description}</p>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
