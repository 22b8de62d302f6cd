import { classNames } from "../theme/class-names";

export interface SpinnerProps {
  /** What is going on, read out: "Sending the invitation". */
  label: string;
  /** Edge in pixels, a multiple of 4. Default 16. */
  size?: number;
  /** Milliseconds before it shows; what is done sooner needs no spinner. Default 1000. */
  delayMs?: number;
  className?: string;
}

/** A turning ring for work of more than a second whose end is unknown. Takes its room from the start, so nothing jumps. */
export function Spinner({ label, size = 16, delayMs = 1000, className }: SpinnerProps) {
  return (
    <span
      role="status"
      aria-label={label}
      className={classNames("inline-flex animate-appear", className)}
      style={{ animationDelay: `${delayMs}ms`, animationFillMode: "backwards" }}
    >
      <span
        aria-hidden="true"
        className="animate-turn rounded-full border-2 border-current border-r-transparent"
        style={{ width: size, height: size }}
      />
    </span>
  );
}
