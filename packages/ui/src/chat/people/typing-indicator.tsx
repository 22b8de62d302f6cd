import { useEffect, useState } from "react";
import { TypingDots } from "./typing-dots";

export interface TypingIndicatorProps {
  /** Names of those who write, oneself left out; empty when nobody does. */
  names: readonly string[];
  labels: {
    /** "Jana Roth is typing", "Jana Roth and Tim Krause are typing", "Several people are typing". */
    typing(names: readonly string[]): string;
  };
}

/**
 * Who is writing. Takes its line always, so nothing moves. Read out once when somebody begins, and not again
 * while others join in or stop, so that a lively group does not chatter.
 */
export function TypingIndicator({ names, labels }: TypingIndicatorProps) {
  const active = names.length > 0;
  const text = active ? labels.typing(names) : "";
  const [announced, setAnnounced] = useState("");

  useEffect(() => {
    setAnnounced((before) => (active ? before || text : ""));
  }, [active, text]);

  return (
    <div className="relative flex h-5 items-center gap-2 px-4 text-meta text-muted">
      {active && (
        <>
          <TypingDots />
          <span aria-hidden="true" className="truncate">
            {text}
          </span>
        </>
      )}
      <span role="status" className="sr-only">
        {announced}
      </span>
    </div>
  );
}
