import type { ServerEvent, WorkspaceRole } from "@parley/api/server";
import type { LogEntry, LogMark, LogRow } from "../../../events/log-entry.js";
import type { FeedSnapshot, HydratedRow, LogPage, LogPlace, ShownAnew } from "../../../events/log-reader.js";
import type { Place } from "../../membership.js";

/** Who is where as what, at one place of the log. */
export interface Standing {
  /** By conversation and member. */
  readonly places: ReadonlyMap<string, Place>;
  readonly roles: ReadonlyMap<string, WorkspaceRole>;
}

/** One event of one history, and how things stood behind it. */
export interface Entry {
  readonly row: LogRow;
  readonly before: Entry | null;
  /** Where the message it shows was written; `null` when it shows none. */
  readonly entitySeq: number | null;
  /** What that message says from here on. */
  readonly text: string;
  readonly standing: Standing;
}

/** A change as a verb makes it. */
export interface Change extends LogEntry {
  text?: string;
  history?: "all" | "since-joining";
  role?: WorkspaceRole;
}

export const placeKey = (conversationId: string, memberId: string) => `${conversationId} ${memberId}`;

/** What one event shows of a message. */
export interface ShownMessage {
  seq: number;
  rev: number;
  text: string;
}

/** A workspace's log with all that it refers to, and the histories it had before a failover. */
export class SimulatedLog {
  history: Entry[] = [];
  /** What was lost by failovers, oldest first. */
  readonly lost: Entry[][] = [];
  floor = 0;
  private rids = 0;
  private readonly byRid = new Map<number, Entry>();

  constructor(private readonly roles: ReadonlyMap<string, WorkspaceRole>) {}

  get head(): number {
    return this.history.length;
  }

  private get end(): LogMark {
    return { seq: this.head, rid: this.history[this.head - 1]?.row.rid ?? 0 };
  }

  get standing(): Standing {
    return this.history[this.head - 1]?.standing ?? { places: new Map(), roles: this.roles };
  }

  append(change: Change): Entry {
    const before = this.history[this.head - 1] ?? null;
    const { type, audience, conversationId = null, memberId = null, entityId = null, actorId = null } = change;
    this.rids += 1;
    const row = {
      seq: this.head + 1,
      rid: this.rids,
      type,
      audience,
      conversationId,
      memberId,
      entityId,
      actorId,
      at: "2026-01-01T00:00:00.000Z",
    };
    const standing = standingBehind(this.standing, row, change);
    const first = type.startsWith("message.")
      ? this.history.find((entry) => entry.row.entityId === entityId)
      : undefined;
    const entitySeq = type.startsWith("message.") ? (first?.row.seq ?? row.seq) : null;
    const entry = { row, before, entitySeq, text: change.text ?? "", standing };
    this.history.push(entry);
    this.byRid.set(row.rid, entry);
    return entry;
  }

  /** Another server takes over that has only so much of the log. */
  failOver(keep: number): void {
    this.lost.push(this.history);
    this.history = this.history.slice(0, keep);
  }

  find(seq: number, rid: number): Entry | undefined {
    const entry = this.byRid.get(rid);
    return entry?.row.seq === seq ? entry : undefined;
  }

  /** Whether the log there is now has this event; every log has its beginning. */
  has(seq: number, rid: number): boolean {
    return seq === 0 || this.history[seq - 1]?.row.rid === rid;
  }

  /** The history that has this event: the present one, or the last that had it. */
  historyOf(entry: Entry): readonly Entry[] {
    const { seq } = entry.row;
    return [this.history, ...this.lost.toReversed()].find((history) => history[seq - 1] === entry) ?? [];
  }

  snapshot(): FeedSnapshot {
    const { places, roles } = this.standing;
    const memberships = [...places].map(([key, place]) => {
      const [conversationId = "", memberId = ""] = key.split(" ");
      return { conversationId, memberId, ...place };
    });
    return {
      head: this.head,
      headRid: this.history[this.head - 1]?.row.rid ?? 0,
      memberships,
      roles: [...roles].map(([memberId, role]) => ({ memberId, role })),
    };
  }

  page({ after, rid, upTo, by, limit }: LogPlace): LogPage {
    if (after < this.floor) return { ok: false, reason: "BELOW_FLOOR" };
    if (!this.has(after, rid)) return { ok: false, reason: "OTHER_HISTORY" };
    const mark = upTo ?? by;
    if (mark !== undefined && !this.has(mark.seq, mark.rid)) return { ok: false, reason: "OTHER_HISTORY" };
    const rows = this.history.slice(after, Math.min(upTo?.seq ?? this.head, after + limit));
    return { ok: true, rows: rows.map(({ row }) => this.show(row)), end: this.end };
  }

  showAnew(rows: readonly LogRow[], by: LogMark): ShownAnew {
    if (!this.has(by.seq, by.rid)) return { ok: false };
    return { ok: true, rows: rows.map((row) => this.show(row)), end: this.end };
  }

  findRid(seq: number): number | null {
    return seq < this.floor ? null : (this.history[seq - 1]?.row.rid ?? null);
  }

  /** A row as clients see it now. */
  private show(row: LogRow): HydratedRow {
    const payload = this.payloadOf(row);
    // Streams look at nothing of an event but the message's place and the member's: the rest is only carried.
    const event = payload && ({ type: row.type, seq: row.seq, ...payload } as unknown as ServerEvent);
    return { row, event: event ?? null };
  }

  private payloadOf(row: LogRow): object | undefined {
    if (row.type.startsWith("message.")) {
      const last = this.history.findLast((entry) => entry.row.entityId === row.entityId);
      if (last?.entitySeq == null) return undefined;
      return { message: { seq: last.entitySeq, rev: last.row.seq, text: last.text } satisfies ShownMessage };
    }
    if (row.type === "conversation.joined") {
      const place = this.standing.places.get(placeKey(row.conversationId ?? "", row.memberId ?? ""));
      return place && { historySeq: place.historySeq };
    }
    if (row.type === "member.changed" && row.audience === "workspace")
      return { member: { id: row.entityId, role: this.standing.roles.get(row.entityId ?? ""), deactivatedAt: null } };
    return {};
  }
}

function standingBehind({ places, roles }: Standing, row: LogRow, { history, role }: Change): Standing {
  const { conversationId, memberId, entityId, seq } = row;
  if (row.type === "member.changed" && entityId !== null && role !== undefined)
    return { places, roles: new Map([...roles, [entityId, role]]) };
  if (conversationId === null || memberId === null) return { places, roles };
  const changed = new Map(places);
  if (row.type === "conversation.left") changed.delete(placeKey(conversationId, memberId));
  if (row.type === "conversation.joined")
    changed.set(placeKey(conversationId, memberId), { joinedSeq: seq, historySeq: history === "all" ? 0 : seq });
  return { places: changed, roles };
}
