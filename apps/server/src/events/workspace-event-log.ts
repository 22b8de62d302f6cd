import { randomInt } from "node:crypto";
import { notFound } from "@parley/api/server";
import type { Database, Tx } from "@parley/db";
import { events, workspaceCounters } from "@parley/db";
import { eq, sql } from "drizzle-orm";
import type { EventLog, WorkspaceWrite } from "./event-log.js";
import type { LogEntry } from "./log-entry.js";
import type { HydratedRow } from "./log-reader.js";

/** Marks are positive and fit Postgres' integer; 0 stands for the empty log. */
const RID_LIMIT = 2 ** 31 - 1;

interface Written<T> {
  result: T;
  publish: () => void;
}

export interface WorkspaceEventLogDeps {
  db: Database;
  /** Told after each commit how far the log reaches now, and what was added to it. */
  onCommit: (workspaceId: string, head: number, entries: readonly LogEntry[]) => void;
  /** Told of events that need not be read back; without it nobody listens. */
  onPublish?: (workspaceId: string, rows: readonly HydratedRow[], beforeRid: number) => void;
}

/**
 * Every write of a workspace goes one after the other through its counter row: lock first, decide after (SPEC W2), one
 * workspace per transaction (SPEC W3), seqs allotted for exactly what was written.
 */
export class WorkspaceEventLog implements EventLog {
  constructor(private readonly deps: WorkspaceEventLogDeps) {}

  async write<T>(workspaceId: string, fn: (write: WorkspaceWrite) => Promise<T>): Promise<T> {
    const { result, publish } = await this.deps.db.withWorkspace(workspaceId, (tx) =>
      this.writeWithin(tx, workspaceId, fn),
    );
    publish();
    return result;
  }

  publish(workspaceId: string, rows: readonly HydratedRow[], beforeRid: number): void {
    if (rows.length > 0) this.deps.onPublish?.(workspaceId, rows, beforeRid);
  }

  wake(workspaceId: string, head: number): void {
    if (head > 0) this.deps.onCommit(workspaceId, head, []);
  }

  async writeWithin<T>(tx: Tx, workspaceId: string, fn: (write: WorkspaceWrite) => Promise<T>): Promise<Written<T>> {
    const { head, now } = await lockWorkspace(tx, workspaceId);
    const entries: LogEntry[] = [];
    const tasks: (() => void)[] = [];
    const result = await fn({
      tx,
      workspaceId,
      now,
      head,
      append: (entry) => {
        entries.push(entry);
        return head + entries.length;
      },
      afterCommit: (task) => tasks.push(task),
    });
    if (entries.length > 0) await appendEntries(tx, workspaceId, head, now, entries);
    return {
      result,
      publish: () => {
        if (entries.length > 0) this.deps.onCommit(workspaceId, head + entries.length, entries);
        for (const task of tasks) task();
      },
    };
  }
}

/** Takes the workspace's lock in a statement of its own, and the time in the next, so that both are of after the wait. */
async function lockWorkspace(tx: Tx, workspaceId: string): Promise<{ head: number; now: string }> {
  const [counters, times] = await Promise.all([
    tx
      .select({ head: workspaceCounters.lastSeq })
      .from(workspaceCounters)
      .where(eq(workspaceCounters.workspaceId, workspaceId))
      .for("no key update"),
    tx.execute<{ now: string }>(
      sql`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
    ),
  ]);
  const [counter] = counters;
  const [time] = times;
  if (counter === undefined || time === undefined) throw notFound("workspace");
  return { head: counter.head, now: time.now };
}

async function appendEntries(
  tx: Tx,
  workspaceId: string,
  head: number,
  now: string,
  entries: LogEntry[],
): Promise<void> {
  const rows = entries.map((entry, index) => ({
    workspaceId,
    seq: head + index + 1,
    rid: randomInt(1, RID_LIMIT),
    type: entry.type,
    audience: entry.audience,
    conversationId: entry.conversationId ?? null,
    memberId: entry.memberId ?? null,
    entityId: entry.entityId ?? null,
    actorId: entry.actorId ?? null,
    at: now,
  }));
  await Promise.all([
    tx.insert(events).values(rows),
    tx
      .update(workspaceCounters)
      .set({ lastSeq: head + rows.length, lastRid: rows[rows.length - 1]?.rid ?? 0 })
      .where(eq(workspaceCounters.workspaceId, workspaceId)),
  ]);
}
