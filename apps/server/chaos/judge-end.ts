import type { Finding, ScheduledAck } from "./checker/finding.js";
import { judgeCounts } from "./checker/judge-counts.js";
import { judgeMarks } from "./checker/judge-marks.js";
import { judgeReactions } from "./checker/judge-reactions.js";
import { judgeScheduled, type ScheduledVerdict } from "./checker/judge-scheduled.js";
import type { StoredMessage } from "./checker/judge-sends.js";
import type { Oracle } from "./checker/oracle.js";
import type { Standing } from "./checker/standing.js";
import { readHistories, readMarks, readTexts, readWaiting } from "./stage/read-end.js";
import { readLogs, readReactions, readSentMessages } from "./stage/read-log.js";
import type { StageDatabase } from "./stage/stage-database.js";

/** What the database says in the end. */
export type StoredEnd = Awaited<ReturnType<typeof readEnd>>;

/** Reads it, and lets the oracle take in the logs. */
export function readEnd(database: StageDatabase, oracle: Oracle) {
  return database.withSql(async (sql) => {
    await readLogs(sql, oracle);
    return {
      sent: await readSentMessages(sql),
      reactions: await readReactions(sql),
      marks: await readMarks(sql),
      texts: await readTexts(sql),
      histories: await readHistories(sql),
      waiting: await readWaiting(sql),
    };
  });
}

/** What comes of holding the database's end against the log and against what clients were answered. */
export interface EndVerdict {
  findings: Finding[];
  scheduled: Omit<ScheduledVerdict, "findings">;
  /** Places whose unread counts were counted anew. */
  recounted: number;
  /** Different emoji on messages. */
  reactions: number;
}

const sentKeys = (sent: readonly StoredMessage[]) =>
  new Set(sent.map(({ workspaceId, nonce }) => `${workspaceId} ${nonce}`));

/** Judges it. `standings` are where members stood by the servers' last answers. */
export function judgeEnd(
  oracle: Oracle,
  stored: StoredEnd,
  standings: readonly Standing[],
  acknowledged: readonly ScheduledAck[],
): EndVerdict {
  const counts = judgeCounts(standings, stored.texts, stored.histories);
  const { findings, ...scheduled } = judgeScheduled(
    oracle,
    acknowledged,
    sentKeys(stored.sent),
    stored.waiting,
    Date.now(),
  );
  return {
    findings: [
      ...judgeReactions(oracle, stored.reactions),
      ...judgeMarks(oracle, stored.marks),
      ...counts.findings,
      ...findings,
    ],
    scheduled,
    recounted: counts.recounted,
    reactions: stored.reactions.length,
  };
}
