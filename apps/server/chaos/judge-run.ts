import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { ClientJudge } from "./checker/client-judge.js";
import { type ClientVerdict, emptyVerdict } from "./checker/finding.js";
import type { JournalOwner, JournalRecord, SendAttempt } from "./checker/journal.js";
import { SendJudge, type SendsVerdict, type StoredMessage } from "./checker/judge-sends.js";
import type { Oracle } from "./checker/oracle.js";
import { addUp, Tally } from "./counts.js";
import type { SparedSpan } from "./timeline.js";

async function* readLines<Item>(file: string): AsyncGenerator<Item> {
  for await (const line of createInterface({ input: createReadStream(file) })) yield JSON.parse(line) as Item;
}

/**
 * Judges every client by its journal, one after the other: what a run saw need not fit into memory. `heads` says up to where
 * each should have come, by name.
 */
export async function judgeClients(
  oracle: Oracle,
  clients: readonly (JournalOwner & { journal: string })[],
  heads: ReadonlyMap<string, number>,
): Promise<ClientVerdict> {
  const sum = emptyVerdict();
  for (const client of clients) {
    const judge = new ClientJudge(oracle, client);
    for await (const record of readLines<JournalRecord>(client.journal)) judge.take(record);
    const verdict = judge.end(heads.get(client.name) ?? 0);
    const { findings, deliveries, snapshots, resumes, resets, needless, heldBack } = verdict;
    sum.findings.push(...findings);
    sum.deliveries += deliveries;
    sum.snapshots += snapshots;
    sum.resumes += resumes;
    sum.needless += needless;
    sum.heldBack += heldBack;
    sum.foundBySearch += verdict.foundBySearch;
    sum.reckonedFromLost += verdict.reckonedFromLost;
    sum.scheduled.push(...verdict.scheduled);
    sum.resets = addUp([sum.resets, resets]);
  }
  return sum;
}

export interface JudgedSends extends SendsVerdict {
  attempts: number;
  /** How those that were not acknowledged ended. */
  failed: Record<string, number>;
  /** Attempts that began in one of the spared spans, and those of them that failed though they could have succeeded. */
  spared: number;
  failedWhenSpared: SendAttempt[];
}

/** What says nothing of the servers' health: refusals that the script itself brings about. */
const RIGHTLY_REFUSED = new Set([
  "NOT_FOUND",
  "MEMBER_DEACTIVATED",
  "DEACTIVATED",
  "FORBIDDEN",
  "SESSION_ENDED",
  "CONVERSATION_ARCHIVED",
  "MESSAGE_DELETED",
  "BROADCAST_RESTRICTED",
  "BROADCAST_UNCONFIRMED",
]);

/** Judges all attempts to send. In the spared spans none may fail. */
export async function judgeSends(
  oracle: Oracle,
  files: readonly string[],
  more: readonly SendAttempt[],
  stored: readonly StoredMessage[],
  spans: readonly SparedSpan[],
): Promise<JudgedSends> {
  const judge = new SendJudge();
  const failed = new Tally();
  let attempts = 0;
  let spared = 0;
  const failedWhenSpared: SendAttempt[] = [];
  const isSpared = ({ startedAt, endedAt }: SendAttempt) =>
    spans.some(({ from, to, brokenAt }) => startedAt >= from && startedAt < to && endedAt < brokenAt);
  const take = (attempt: SendAttempt) => {
    judge.take(attempt);
    attempts += 1;
    const { outcome } = attempt;
    if (isSpared(attempt)) {
      spared += 1;
      if (outcome !== "ok" && !RIGHTLY_REFUSED.has(outcome)) failedWhenSpared.push(attempt);
    }
    if (outcome !== "ok") failed.add(outcome);
  };
  for (const file of files) for await (const attempt of readLines<SendAttempt>(file)) take(attempt);
  for (const attempt of more) take(attempt);
  return { ...judge.end(oracle, stored), attempts, failed: failed.counts, spared, failedWhenSpared };
}
