import { LIMITS } from "@parley/api";

/** Tells others that somebody writes, as seldom as is enough. */
export interface TypingSignaller {
  /** The text as it is now; empty means it was sent or given up. */
  write(text: string): void;
  /** The conversation was left. */
  stop(): void;
}

/** @param deps `now` in milliseconds; `send` is called at most once in `LIMITS.typing.everyMs` while somebody writes */
export function createTypingSignaller(deps: { send(typing: boolean): void; now(): number }): TypingSignaller {
  let sentAt: number | undefined;

  function stop(): void {
    const holds = sentAt !== undefined && deps.now() - sentAt < LIMITS.typing.holdMs;
    sentAt = undefined;
    if (holds) deps.send(false);
  }

  return {
    write: (text) => {
      if (text.trim() === "") {
        stop();
        return;
      }
      if (sentAt !== undefined && deps.now() - sentAt < LIMITS.typing.everyMs) return;
      sentAt = deps.now();
      deps.send(true);
    },
    stop,
  };
}
