import { LIMITS } from "@parley/api/server";
import type { Clock } from "../../clock.js";

/** Signals remembered on one node; beyond it those that no longer matter are let go. */
const MOST_KEPT = 10_000;

interface Told {
  at: number;
  typing: boolean;
}

/**
 * Holds clients to their pace, whatever they send: of a writer in a conversation at most one beginning in
 * `LIMITS.typing.everyMs`, and an end only behind a beginning that was told.
 */
export class TypingPace {
  /** In the order of their times. */
  private readonly told = new Map<string, Told>();

  constructor(
    private readonly clock: Clock,
    private readonly mostKept = MOST_KEPT,
  ) {}

  /** Whether it is to be told; what is not is dropped. */
  admits(writer: string, typing: boolean): boolean {
    const now = this.clock.now();
    const last = this.told.get(writer);
    const isHeld = last !== undefined && now - last.at < LIMITS.typing.everyMs;
    if (!typing) {
      if (last === undefined || !last.typing) return false;
      last.typing = false;
      return now - last.at < LIMITS.typing.holdMs;
    }
    if (isHeld) return false;
    this.told.delete(writer);
    this.told.set(writer, { at: now, typing });
    this.forget(now);
    return true;
  }

  private forget(now: number): void {
    for (const [writer, { at }] of this.told) {
      if (now - at < LIMITS.typing.holdMs && this.told.size <= this.mostKept) return;
      this.told.delete(writer);
    }
  }
}
