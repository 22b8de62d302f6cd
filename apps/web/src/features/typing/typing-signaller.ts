import { LIMITS } from "@parley/api";

/**
 * Time between two beginnings, in milliseconds. The server drops what comes sooner than `LIMITS.typing.everyMs` behind the one
 * before, so that the way there may take a little less time than it did then.
 */
const PAUSE_MS = LIMITS.typing.everyMs + 250;

/** Tells others that somebody writes, as seldom as is enough. */
export interface TypingSignaller {
  /** The text as it is now; empty means it was sent or given up. */
  write(text: string): void;
  /** The conversation was left. */
  stop(): void;
}

/** @param send tells others; a beginning (`true`) at most once in `PAUSE_MS`, a text begun sooner after the last is told of then */
export function createTypingSignaller(send: (typing: boolean) => void): TypingSignaller {
  let beganAt = Number.NEGATIVE_INFINITY;
  let told = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function begin(): void {
    waiting = undefined;
    beganAt = performance.now();
    told = true;
    send(true);
  }

  function stop(): void {
    clearTimeout(waiting);
    waiting = undefined;
    const holds = told && performance.now() - beganAt < LIMITS.typing.holdMs;
    told = false;
    if (holds) send(false);
  }

  return {
    write: (text) => {
      if (text.trim() === "") {
        stop();
        return;
      }
      const pause = beganAt + PAUSE_MS - performance.now();
      if (pause <= 0) begin();
      else if (!told) waiting ??= setTimeout(begin, pause);
    },
    stop,
  };
}
