import type { ServerEvent } from "@parley/api/server";
import type { LogMark, LogRow } from "../events/log-entry.js";
import { STREAM_LIMITS } from "./stream-limits.js";
import { trackedFrame, type WireFrame } from "./wire-frame.js";

/** One event of the ring. */
export interface RingEntry {
  readonly row: LogRow;
  /** The seq of the message it shows; `null` when it shows none. */
  readonly entitySeq: number | null;
  /** Encoded once for all; `null` while outdated, or when there is nothing to show. */
  frame: WireFrame | null;
  /** Whether `frame` is `null` because its entity changed since, and must be hydrated again before use. */
  outdated: boolean;
}

/** The cursor of a log row, `seq.rid`. */
export function cursorOf(row: { seq: number; rid: number }): string {
  return `${row.seq}.${row.rid}`;
}

export function frameOf(row: LogRow, event: ServerEvent | null): WireFrame | null {
  return event === null ? null : trackedFrame(cursorOf(row), event);
}

/** The place of the message an event shows: what decides whether it lies within somebody's history. */
export function entitySeqOf(event: ServerEvent | null): number | null {
  return event !== null && "message" in event ? event.message.seq : null;
}

/**
 * The last events of a workspace, in order and without gaps, each encoded once. An event that changes an entity makes
 * that entity's older frames outdated, so that a resume never carries words deleted since (SPEC N2).
 */
export class Ring {
  private entries: RingEntry[] = [];
  /** Per entity: the seq of its last event, and the entries that show it as it was then. */
  private readonly entities = new Map<string, { lastSeq: number; shown: Set<RingEntry> }>();

  /** `begin` is the event before the first entry the ring will hold, `size` what it keeps at least (SPEC N2). */
  constructor(
    private begin: LogMark,
    private readonly size: number = STREAM_LIMITS.ring,
  ) {}

  /** The event before the first entry. */
  get start(): LogMark {
    return this.begin;
  }

  /** Its seq. */
  get floor(): number {
    return this.begin.seq;
  }

  push(row: LogRow, event: ServerEvent | null): RingEntry {
    const entry: RingEntry = { row, entitySeq: entitySeqOf(event), frame: frameOf(row, event), outdated: false };
    if (row.entityId !== null) {
      const entity = this.entities.get(row.entityId);
      for (const older of entity?.shown ?? []) {
        older.frame = null;
        older.outdated = true;
      }
      this.entities.set(row.entityId, { lastSeq: row.seq, shown: new Set([entry]) });
    }
    this.entries.push(entry);
    if (this.entries.length > this.size * 2) this.dropOlderHalf();
    return entry;
  }

  private dropOlderHalf(): void {
    const dropped = this.entries.slice(0, -this.size);
    this.entries = this.entries.slice(-this.size);
    this.begin = dropped[dropped.length - 1]?.row ?? this.begin;
    for (const entry of dropped) {
      const { entityId } = entry.row;
      if (entityId === null) continue;
      this.entities.get(entityId)?.shown.delete(entry);
      if ((this.entities.get(entityId)?.lastSeq ?? 0) <= this.floor) this.entities.delete(entityId);
    }
  }

  /** Takes over an entry shown anew as of `seq`, unless its entity changed again since. */
  refresh(entry: RingEntry, event: ServerEvent | null, seq: number): void {
    const entity = entry.row.entityId === null ? undefined : this.entities.get(entry.row.entityId);
    if (entity === undefined || entity.lastSeq > seq) return;
    entry.frame = frameOf(entry.row, event);
    entry.outdated = false;
    entity.shown.add(entry);
  }

  /** The entry with this seq, if it is here. */
  at(seq: number): RingEntry | undefined {
    return this.entries[seq - this.floor - 1];
  }

  /** The mark of the event with this seq: one of the entries, or the one before them. */
  markAt(seq: number): number | undefined {
    return seq === this.begin.seq ? this.begin.rid : this.at(seq)?.row.rid;
  }

  /** What comes next behind `seq`, which must not lie below the floor: at least one entry, if there is one. */
  slice(seq: number, most: { entries: number; bytes: number }): readonly RingEntry[] {
    const first = Math.max(0, seq - this.floor);
    let end = first;
    for (let bytes = 0; end < this.entries.length && end - first < most.entries; end += 1) {
      bytes += this.entries[end]?.frame?.size ?? 0;
      if (end > first && bytes > most.bytes) break;
    }
    return this.entries.slice(first, end);
  }
}
