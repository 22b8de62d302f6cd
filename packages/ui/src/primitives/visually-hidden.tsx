import type { ReactNode } from "react";

export interface VisuallyHiddenProps {
  /** Text for screen readers only. */
  children: ReactNode;
  /** For `aria-labelledby` and `aria-describedby` of another element. */
  id?: string;
}

/** Text that is read out but takes no room on the screen. */
export function VisuallyHidden({ children, id }: VisuallyHiddenProps) {
  return (
    <span id={id} className="sr-only">
      {children}
    </span>
  );
}
