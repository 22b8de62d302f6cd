import { tracked } from "@trpc/server";
import { ApiError } from "../api-error.js";
import type { EphemeralSignal } from "../events/ephemeral-signal.js";
import type { LogEvent, ServerEvent } from "../events/server-event.js";
import type { TrackedEvent } from "../events/tracked-event.js";
import type { Bootstrap, EventsInput } from "../features/live/schemas.js";
import type { LiveService } from "../features/live/service.js";
import { aBootstrap } from "./factories.js";
import { Feed } from "./feed.js";

/** The mark of every event of this log; a cursor with another one belongs to another history. */
const RID = 1;

const cursorOf = (seq: number): string => `${seq}.${RID}`;

/** A log in memory with the rules of reading that clients rely on: replay behind the cursor, then live (SPEC R2, R3). */
export class FakeLog implements LiveService {
  readonly entries: LogEvent[] = [];
  /** Inputs of `live.events`, in order. */
  readonly asked: EventsInput[] = [];
  bootstraps = 0;
  /** Cursors below it are refused with `reset`. */
  floor = 0;
  /** What the next bootstraps fail with, in order. */
  readonly failures: Error[] = [];
  readonly live = new Feed<TrackedEvent>();
  readonly signals = new Feed<EphemeralSignal>();

  get head(): number {
    return this.entries.at(-1)?.seq ?? 0;
  }

  append(event: LogEvent): void {
    this.entries.push(event);
    this.push(event);
  }

  /** Sends something to all readers that no replay will show. */
  push(event: Exclude<ServerEvent, { type: "reset" }>): void {
    this.live.push(tracked(cursorOf(event.seq), event));
  }

  /** Tells all readers to begin anew, and does not get to end their streams. */
  reset(): void {
    this.live.push(tracked(cursorOf(this.head), resetEvent));
  }

  bootstrap(): Promise<Bootstrap> {
    this.bootstraps += 1;
    const failure = this.failures.shift();
    return failure ? Promise.reject(failure) : Promise.resolve(aBootstrap({ cursor: cursorOf(this.head) }));
  }

  events(_actor: unknown, input: EventsInput): AsyncIterable<TrackedEvent> {
    this.asked.push(input);
    const cursor = input.lastEventId ?? input.cursor;
    const [seq = 0, rid] = cursor.split(".").map(Number);
    if (rid !== RID) throw new ApiError("BAD_CURSOR");
    if (seq < this.floor) return resetOf(cursor);
    const replay = this.entries.filter((one) => one.seq > seq);
    return this.live.open(replay.map((event): TrackedEvent => tracked(cursorOf(event.seq), event)));
  }

  ephemeral(): AsyncIterable<EphemeralSignal> {
    return this.signals.open();
  }
}

const resetEvent = { type: "reset", reason: "BELOW_FLOOR", retryAfterMs: 20 } as const;

async function* resetOf(cursor: string): AsyncIterable<TrackedEvent> {
  yield tracked(cursor, resetEvent);
}
