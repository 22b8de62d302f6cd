import { ApiError, type LogEvent, type LogEventType, type ServerEvent } from "@parley/api/server";
import { conversationMembers, type Database, events, members, type Tx, workspaceCounters } from "@parley/db";
import { and, asc, eq, gte, isNull, lte } from "drizzle-orm";
import type { Logger } from "../observability/logger.js";
import type { EventPayload, Hydrator } from "./hydrator.js";
import { LOG_COLUMNS } from "./log-columns.js";
import type { LogMark, LogRow } from "./log-entry.js";

/** A log row with what clients see of it; `null` when there is nothing left to show. */
export interface HydratedRow {
  row: LogRow;
  event: ServerEvent | null;
}

/** What a feed starts from, all of one snapshot. */
export interface FeedSnapshot {
  head: number;
  headRid: number;
  memberships: { conversationId: string; memberId: string; joinedSeq: number; historySeq: number }[];
  roles: { memberId: string; role: "guest" | "member" | "admin" | "owner" }[];
}

/** Where to read on: behind this row, which carries this mark, and up to that one, which carries that. */
export interface LogPlace {
  after: number;
  rid: number;
  upTo?: LogMark;
  /** A row further on that must be there as well; read on is also behind it. */
  by?: LogMark;
  limit: number;
}

type Refusal = { ok: false; reason: "BELOW_FLOOR" | "OTHER_HISTORY" };
type RawPage = { ok: true; rows: LogRow[]; end: LogMark } | Refusal;
/** Why a replay cannot go on, or the rows of its next page, shown as things stood when the log ended at `end`. */
export type LogPage = { ok: true; rows: HydratedRow[]; end: LogMark } | Refusal;
/** Rows shown anew as things stood when the log ended at `end`, or that this log is not the one they are of. */
export type ShownAnew = { ok: true; rows: HydratedRow[]; end: LogMark } | { ok: false };

/** What the streams need of a log's reader. */
export type FeedReader = Pick<LogReader, "snapshot" | "page" | "findRid" | "rehydrate">;

/** Reads a workspace's log and shows each row in its present state, with the hydrators the features brought. */
export class LogReader {
  private readonly hydrators = new Map<LogEventType, Hydrator>();

  constructor(private readonly deps: { db: Database; logger: Logger }) {}

  /** Takes in a feature's hydrators; to be done before the first read. */
  register(hydrators: readonly Hydrator[]): void {
    for (const hydrator of hydrators) for (const type of hydrator.types) this.hydrators.set(type, hydrator);
  }

  /** Head and membership in one snapshot (SPEC N3). */
  snapshot(workspaceId: string): Promise<FeedSnapshot | null> {
    return this.deps.db.withWorkspace(
      workspaceId,
      async (tx) => {
        const [counters, memberships, roles] = await Promise.all([
          tx.select().from(workspaceCounters).where(eq(workspaceCounters.workspaceId, workspaceId)),
          tx
            .select({
              conversationId: conversationMembers.conversationId,
              memberId: conversationMembers.memberId,
              joinedSeq: conversationMembers.joinedSeq,
              historySeq: conversationMembers.historySeq,
            })
            .from(conversationMembers)
            .where(eq(conversationMembers.workspaceId, workspaceId)),
          tx
            .select({ memberId: members.id, role: members.role })
            .from(members)
            .where(and(eq(members.workspaceId, workspaceId), isNull(members.deactivatedAt))),
        ]);
        const [counter] = counters;
        return counter === undefined ? null : { head: counter.lastSeq, headRid: counter.lastRid, memberships, roles };
      },
      { isolation: "repeatable read", readOnly: true, timeoutMs: 10_000 },
    );
  }

  /**
   * The rows behind `after`, up to `upTo`, oldest first. Where `after` is not the beginning, the row at it must still
   * be there and carry `rid`, and so the row at `upTo` or `by`: else this is another history, or older than what is kept (SPEC N5,
   * R2, R8).
   */
  async page(workspaceId: string, place: LogPlace): Promise<LogPage> {
    try {
      return await this.read(workspaceId, async (tx) => {
        const page = await rowsBehind(tx, workspaceId, place);
        return page.ok ? { ...page, rows: await this.hydrate(tx, workspaceId, page.rows) } : page;
      });
    } catch (error) {
      if (error instanceof ApiError) throw error;
      const page = await this.read(workspaceId, (tx) => rowsBehind(tx, workspaceId, place));
      return page.ok ? { ...page, rows: await this.hydrateOneByOne(workspaceId, page.rows) } : page;
    }
  }

  /** The mark of one row, `null` when it is not (or no longer) in the log. */
  findRid(workspaceId: string, seq: number): Promise<number | null> {
    return this.deps.db.withWorkspace(workspaceId, (tx) => ridAt(tx, workspaceId, seq));
  }

  /**
   * Shows rows anew whose earlier showing is outdated. The row at `by`, where their feed stands, must still be there: a log that
   * lacks it may lack them too, and then has nothing to show of them (SPEC N5).
   */
  async rehydrate(workspaceId: string, rows: readonly LogRow[], by: LogMark): Promise<ShownAnew> {
    try {
      return await this.read(workspaceId, async (tx) => {
        const end = await endBeyond(tx, workspaceId, by);
        return end === null ? { ok: false } : { ok: true, rows: await this.hydrate(tx, workspaceId, rows), end };
      });
    } catch (error) {
      if (error instanceof ApiError) throw error;
      const end = await this.read(workspaceId, (tx) => endBeyond(tx, workspaceId, by));
      return end === null ? { ok: false } : { ok: true, rows: await this.hydrateOneByOne(workspaceId, rows), end };
    }
  }

  private read<T>(workspaceId: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.deps.db.withWorkspace(workspaceId, fn, { isolation: "repeatable read", readOnly: true });
  }

  private async hydrate(tx: Tx, workspaceId: string, rows: readonly LogRow[]): Promise<HydratedRow[]> {
    const groups = new Map<Hydrator, LogRow[]>();
    for (const row of rows) {
      const hydrator = this.hydrators.get(row.type);
      if (hydrator === undefined) continue;
      const group = groups.get(hydrator);
      if (group === undefined) groups.set(hydrator, [row]);
      else group.push(row);
    }
    const payloads = new Map<number, EventPayload>();
    for (const [hydrator, group] of groups)
      for (const [seq, payload] of await hydrator.hydrate(tx, workspaceId, group)) payloads.set(seq, payload);
    return rows.map((row) => ({ row, event: eventFor(row, payloads.get(row.seq)) }));
  }

  /** The careful way, after the quick one failed: one broken row costs a `gap` and not the stream (SPEC R6). */
  private async hydrateOneByOne(workspaceId: string, rows: readonly LogRow[]): Promise<HydratedRow[]> {
    const hydrated: HydratedRow[] = [];
    for (const row of rows) {
      try {
        hydrated.push(...(await this.read(workspaceId, (tx) => this.hydrate(tx, workspaceId, [row]))));
      } catch (error) {
        if (error instanceof ApiError) throw error;
        this.deps.logger.error({ err: error, workspaceId, seq: row.seq, type: row.type }, "an event cannot be shown");
        hydrated.push({ row, event: gapFor(row) });
      }
    }
    return hydrated;
  }
}

/** From where to where the log reaches. */
async function reach(tx: Tx, workspaceId: string): Promise<LogMark & { floor: number }> {
  const { floorSeq, lastSeq, lastRid } = workspaceCounters;
  const counters = await tx
    .select({ floor: floorSeq, seq: lastSeq, rid: lastRid })
    .from(workspaceCounters)
    .where(eq(workspaceCounters.workspaceId, workspaceId));
  return counters[0] ?? { floor: 0, seq: 0, rid: 0 };
}

async function ridAt(tx: Tx, workspaceId: string, seq: number): Promise<number | null> {
  const rows = await tx
    .select({ rid: events.rid })
    .from(events)
    .where(and(eq(events.workspaceId, workspaceId), eq(events.seq, seq)));
  return rows[0]?.rid ?? null;
}

/** Where the log ends, if it has the row at `by`. */
async function endBeyond(tx: Tx, workspaceId: string, by: LogMark): Promise<LogMark | null> {
  const [{ seq, rid }, there] = await Promise.all([reach(tx, workspaceId), ridAt(tx, workspaceId, by.seq)]);
  return there === by.rid ? { seq, rid } : null;
}

async function rowsBehind(tx: Tx, workspaceId: string, place: LogPlace): Promise<RawPage> {
  const { after, rid, upTo, by, limit } = place;
  const mark = upTo ?? by;
  const [{ floor, ...end }, rows, there] = await Promise.all([
    reach(tx, workspaceId),
    tx
      .select(LOG_COLUMNS)
      .from(events)
      .where(
        and(
          eq(events.workspaceId, workspaceId),
          gte(events.seq, after),
          upTo === undefined ? undefined : lte(events.seq, upTo.seq),
        ),
      )
      .orderBy(asc(events.seq))
      .limit(limit + 1),
    mark === undefined ? undefined : ridAt(tx, workspaceId, mark.seq),
  ]);
  if (after < floor) return { ok: false, reason: "BELOW_FLOOR" };
  const anchor = rows[0];
  if (after !== 0 && (anchor?.seq !== after || anchor.rid !== rid)) return { ok: false, reason: "OTHER_HISTORY" };
  if (there !== undefined && there !== mark?.rid) return { ok: false, reason: "OTHER_HISTORY" };
  // A type this version does not know (a newer node wrote it) finds no hydrator and is passed over.
  const fresh = rows.filter((row) => row.seq > after).map((row) => ({ ...row, type: row.type as LogEventType }));
  return { ok: true, rows: fresh.slice(0, limit), end };
}

function eventFor(row: LogRow, payload: EventPayload | undefined): LogEvent | null {
  if (payload === undefined) return null;
  // The hydrator registered for this very type made the payload; the compiler cannot follow that through a map.
  return {
    type: row.type,
    seq: row.seq,
    at: row.at,
    ...(row.conversationId === null ? {} : { conversationId: row.conversationId }),
    ...(row.actorId === null ? {} : { actorId: row.actorId }),
    ...payload,
  } as LogEvent;
}

function gapFor(row: LogRow): ServerEvent {
  return {
    type: "gap",
    seq: row.seq,
    ...(row.conversationId === null ? {} : { conversationId: row.conversationId }),
    ...(row.entityId === null ? {} : { entityId: row.entityId }),
  };
}
