import type { ServerEvent } from "@parley/api/server";
import type { LogMark, LogRow } from "../events/log-entry.js";
import { STREAM_LIMITS } from "./stream-limits.js";
import { trackedFrame, type WireFrame } from "./wire-frame.js";

/** One event of the ring. */
export interface RingEntry {
  readonly row: LogRow;
  /** The seq of the message it shows or is about; `null` when there is none. */
  readonly entitySeq: number | null;
  /** What it shows, and the message it is about: a change of either makes it outdated. */
  readonly entityIds: readonly string[];
  /** Encoded once for all; `null` while outdated, or when there is nothing to show. */
  frame: WireFrame | null;
  /** Whether `frame` is `null` because its entity changed since, and must be hydrated again before use. */
  outdated: boolean;
}

/** An entity some of the ring's events show or are about. */
interface Entity {
  /** The seq of the last event that changed it; 0 when none of the ring's did. */
  lastSeq: number;
  /** The entries whose frames hold for it as it is. */
  readonly shown: Set<RingEntry>;
}

/** The cursor of a log row, `seq.rid`. */
export function cursorOf(row: { seq: number; rid: number }): string {
  return `${row.seq}.${row.rid}`;
}

export function frameOf(row: LogRow, event: ServerEvent | null): WireFrame | null {
  return event === null ? null : trackedFrame(cursorOf(row), event);
}

/** The message an event shows, or is about: the event itself names it, whatever feature it comes from. */
function messageOf(event: ServerEvent | null): { id: string; seq: number } | null {
  if (event === null) return null;
  if ("message" in event) return event.message;
  if ("rootSeq" in event) return { id: event.rootId, seq: event.rootSeq };
  return "messageSeq" in event ? { id: event.messageId, seq: event.messageSeq } : null;
}

/** The place of that message: what decides whether the event lies within somebody's history (SPEC W8). */
export function entitySeqOf(event: ServerEvent | null): number | null {
  return messageOf(event)?.seq ?? null;
}

/**
 * The last events of a workspace, in order and without gaps, each encoded once. An event that changes an entity makes
 * older frames that show it, or are about it, outdated, the deletion of a conversation all that was said in it: a resume never
 * carries words deleted since, nor what was said of them (SPEC N2).
 */
export class Ring {
  private entries: RingEntry[] = [];
  private readonly entities = new Map<string, Entity>();
  /** Conversations that were deleted, and by which event. */
  private readonly deletions = new Map<string, number>();

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
    const message = messageOf(event);
    const named = [row.entityId, message?.id ?? null].filter((id) => id !== null);
    const entry: RingEntry = {
      row,
      entitySeq: message?.seq ?? null,
      entityIds: [...new Set(named)],
      frame: frameOf(row, event),
      outdated: false,
    };
    if (row.entityId !== null) {
      for (const older of this.entities.get(row.entityId)?.shown ?? []) {
        older.frame = null;
        older.outdated = true;
      }
      this.entities.set(row.entityId, { lastSeq: row.seq, shown: new Set() });
    }
    if (row.type === "conversation.deleted") this.deleteConversation(row);
    for (const id of entry.entityIds) {
      const entity = this.entities.get(id);
      if (entity === undefined) this.entities.set(id, { lastSeq: 0, shown: new Set([entry]) });
      else entity.shown.add(entry);
    }
    this.entries.push(entry);
    if (this.entries.length > this.size * 2) this.dropOlderHalf();
    return entry;
  }

  /** What was said there is gone for good, and all that was said of it. */
  private deleteConversation({ seq, conversationId }: LogRow): void {
    if (conversationId === null) return;
    this.deletions.set(conversationId, seq);
    for (const older of this.entries) {
      if (older.row.conversationId !== conversationId || older.entitySeq === null) continue;
      older.frame = null;
      older.outdated = true;
    }
  }

  private dropOlderHalf(): void {
    const dropped = this.entries.slice(0, -this.size);
    this.entries = this.entries.slice(-this.size);
    this.begin = dropped[dropped.length - 1]?.row ?? this.begin;
    for (const entry of dropped)
      for (const id of entry.entityIds) {
        const entity = this.entities.get(id);
        entity?.shown.delete(entry);
        if (entity?.shown.size === 0 && entity.lastSeq <= this.floor) this.entities.delete(id);
      }
    for (const [id, seq] of this.deletions) if (seq <= this.floor) this.deletions.delete(id);
  }

  /** Takes over an entry shown anew as of `seq`, unless what it shows changed again since. */
  refresh(entry: RingEntry, event: ServerEvent | null, seq: number): void {
    if ((this.deletions.get(entry.row.conversationId ?? "") ?? 0) > seq) return;
    const entities = entry.entityIds.map((id) => this.entities.get(id));
    if (entities.some((entity) => entity === undefined || entity.lastSeq > seq)) return;
    entry.frame = frameOf(entry.row, event);
    entry.outdated = false;
    for (const entity of entities) entity?.shown.add(entry);
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
