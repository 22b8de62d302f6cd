import { type ReactNode, useRef } from "react";
import { useScrolls } from "./use-scrolls";

export interface ScrollBoxProps {
  /** Names it for screen readers while it can be scrolled. */
  label: string;
  className?: string;
  children: ReactNode;
}

/** Something that may be larger than its place: scrolls, by keyboard too. */
export function ScrollBox({ label, className = "", children }: ScrollBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  const scrolls = useScrolls(box);
  return (
    <div
      ref={box}
      {...(scrolls && { tabIndex: 0, role: "group", "aria-label": label })}
      className={`overflow-auto ${className}`}
    >
      <div>{children}</div>
    </div>
  );
}
