import type { LogEventType } from "@parley/api/server";
import { events, type Tx } from "@parley/db";
import { and, asc, eq, gt } from "drizzle-orm";
import { LOG_COLUMNS } from "../../../events/log-columns.js";
import type { LogRow } from "../../../events/log-entry.js";
import { decide } from "../rules/decide.js";
import type { CauseSource, Happening } from "../rules/happening.js";
import { listCircumstances } from "../rules/list-circumstances.js";
import { membershipSource } from "./membership-source.js";
import { messageSource } from "./message-source.js";
import { reactionSource } from "./reaction-source.js";
import { type Due, findPosition, type Stretch } from "./store-notifications.js";
import { listWithdrawn, WITHDRAWING_TYPES } from "./withdraw-reactions.js";

/** Everything somebody can be told of; what comes later (a missed call, an appointment) is one more line. */
const SOURCES: readonly CauseSource[] = [messageSource, reactionSource, membershipSource];
/** Events of all other types tell nobody. */
export const TELLING_TYPES: readonly LogEventType[] = [...SOURCES.flatMap(({ types }) => types), ...WITHDRAWING_TYPES];

/** What a stretch of the log has come to. */
export interface ReadStretch extends Stretch {
  due: Due[];
  /** Notifications that have nothing to tell any more. */
  withdrawn: string[];
  /** As many events as were asked for: behind them there may stand more. */
  isFull: boolean;
}

/** Reads on behind where a workspace's log was read before, `most` events; `null` at its end. `now` in milliseconds since 1970. */
export async function readStretch(tx: Tx, workspaceId: string, most: number, now: number): Promise<ReadStretch | null> {
  const from = await findPosition(tx, workspaceId);
  const rows = await listRows(tx, workspaceId, from, most);
  const last = rows.at(-1);
  if (last === undefined) return null;
  const happenings: Happening[] = [];
  for (const { types, find } of SOURCES) {
    const own = rows.filter(({ type }) => types.includes(type));
    if (own.length > 0) happenings.push(...(await find(tx, workspaceId, own)));
  }
  const judged = await listCircumstances(tx, workspaceId, happenings, now);
  const due = judged.flatMap(({ happening: { kinds, messageSeq: _, ...happening }, circumstances }): Due[] => {
    const kind = kinds.find((each) => decide(each, circumstances).inApp);
    if (kind === undefined) return [];
    const { desktop, silencedBy } = decide(kind, circumstances);
    return [{ ...happening, kind, alerts: desktop, silencedBy }];
  });
  return {
    from,
    to: last.seq,
    due: lastOfEach(due),
    withdrawn: await listWithdrawn(tx, workspaceId, rows),
    isFull: rows.length === most,
  };
}

/** One statement can store one notification of a member and subject: a message is told of first, a membership last. */
function lastOfEach(due: readonly Due[]): Due[] {
  const bySubject = new Map<string, Due>();
  for (const each of due) {
    const key = `${each.memberId} ${each.subject} ${each.subjectId}`;
    if (each.subject !== "message" || !bySubject.has(key)) bySubject.set(key, each);
  }
  return [...bySubject.values()].sort((one, other) => one.seq - other.seq);
}

async function listRows(tx: Tx, workspaceId: string, after: number, most: number): Promise<LogRow[]> {
  const rows = await tx
    .select(LOG_COLUMNS)
    .from(events)
    .where(and(eq(events.workspaceId, workspaceId), gt(events.seq, after)))
    .orderBy(asc(events.seq))
    .limit(most);
  // A type this version does not know is nobody's cause.
  return rows.map((row) => ({ ...row, type: row.type as LogEventType }));
}
