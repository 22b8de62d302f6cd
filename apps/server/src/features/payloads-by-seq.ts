import type { EventPayload } from "../events/hydrator.js";
import type { LogRow } from "../events/log-entry.js";

/** The different ids that rows of the log name in one of their fields. */
export function idsNamed(rows: readonly LogRow[], field: "conversationId" | "memberId" | "entityId"): string[] {
  return [...new Set(rows.flatMap((row) => row[field] ?? []))];
}

/** What a hydrator gives back: a payload for each row that has something left to show. */
export function payloadsBySeq(
  rows: readonly LogRow[],
  payloadOf: (row: LogRow) => EventPayload | undefined,
): Map<number, EventPayload> {
  const payloads = new Map<number, EventPayload>();
  for (const row of rows) {
    const payload = payloadOf(row);
    if (payload !== undefined) payloads.set(row.seq, payload);
  }
  return payloads;
}
