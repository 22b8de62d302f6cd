import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ReactNode } from "react";
import { Button } from "./button";

export interface ErrorStateProps {
  /** What happened, in the person's words: "The messages could not be loaded". */
  title: string;
  /** What they can do. */
  description?: ReactNode;
  /** Tries again; the button is left out without it. */
  onRetry?(): void;
  /** A new try is under way. */
  retrying?: boolean;
  labels: { retry: string };
  /** A reference for support, such as a request id. */
  reference?: string;
}

/** Something failed: what happened, what to do, and a button that tries again. */
export function ErrorState({ title, description, onRetry, retrying = false, labels, reference }: ErrorStateProps) {
  return (
    <div role="alert" className="mx-auto flex max-w-90 flex-col items-center px-6 py-10 text-center">
      <span
        aria-hidden="true"
        className="rounded-bubble mb-4 flex size-14 items-center justify-center bg-danger-soft text-danger-text"
      >
        <TriangleAlert size={24} />
      </span>
      <p className="text-title font-bold text-balance text-ink">{title}</p>
      {description && <p className="mt-1 text-body text-pretty text-muted">{description}</p>}
      {onRetry && (
        <div className="mt-5">
          <Button onClick={onRetry} pending={retrying}>
            {labels.retry}
          </Button>
        </div>
      )}
      {reference && <p className="mt-4 font-mono text-meta text-muted select-all">{reference}</p>}
    </div>
  );
}
