import type { LogEvent, LogEventType } from "@parley/api/server";
import type { Tx } from "@parley/db";
import type { LogRow } from "./log-entry.js";

/** What an event carries beside its base: the part a feature knows how to read. */
export type EventPayload<Event extends LogEvent = LogEvent> = Event extends LogEvent
  ? Omit<Event, "type" | "seq" | "at" | "conversationId" | "actorId">
  : never;

/**
 * Turns log rows into what clients see, several at once, from the present state (SPEC W7). Each feature brings one for
 * its own event types; the log knows none of them.
 */
export interface Hydrator {
  types: readonly LogEventType[];
  /** Payloads by seq. A row whose entity is gone for good is left out, and is not shown to anyone. */
  hydrate(tx: Tx, workspaceId: string, rows: readonly LogRow[]): Promise<Map<number, EventPayload>>;
}
