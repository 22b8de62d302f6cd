import type { Finding, ScheduledAck } from "./finding.js";
import type { Branch } from "./history.js";
import type { Oracle } from "./oracle.js";

/** How long a message may be overdue: a node that dies over it holds its job for half a minute, and it is tried again. */
const PATIENCE_MS = 90_000;

/** A scheduled message that waits in the end. */
export interface WaitingMessage {
  workspaceId: string;
  id: string;
  /** When it is due, in milliseconds since 1970. */
  sendAt: number;
  /** Whether its author is told that it could not be sent. */
  failed: boolean;
}

/** What became of the messages that were to be sent later. */
export interface ScheduledVerdict {
  findings: Finding[];
  sent: number;
  cancelled: number;
  /** Not due yet, or on the way. */
  waiting: number;
  /** Could not be sent, and say so. */
  failed: number;
  /** Gone with their author, who was deactivated. */
  discarded: number;
  /** Lost in a failover whose standby lacked them. */
  costOfFailover: number;
}

const isDeactivated = ({ rows }: Branch, memberId: string, since: number): boolean =>
  rows.some((row) => row.type === "member.deactivated" && row.memberId === memberId && row.seq > since);

/** Every acknowledged message to be sent later was sent, waits, was cancelled, or went with its author. `sent` are the nonces of what is stored, as `workspace nonce`. */
export function judgeScheduled(
  oracle: Oracle,
  acknowledged: readonly ScheduledAck[],
  sent: ReadonlySet<string>,
  waiting: readonly WaitingMessage[],
  now: number,
): ScheduledVerdict {
  const verdict: ScheduledVerdict = {
    findings: [],
    sent: 0,
    cancelled: 0,
    waiting: 0,
    failed: 0,
    discarded: 0,
    costOfFailover: 0,
  };
  const byId = new Map(waiting.map((message) => [message.id, message]));
  for (const { client, workspaceId, memberId, id, nonce, rev, at, cancelled } of acknowledged) {
    const { history } = oracle.workspace(workspaceId);
    const left = byId.get(id);
    const find = (what: string) =>
      verdict.findings.push({ fault: "lost", what, client, workspaceId, seq: rev, type: "scheduled", at });
    if (sent.has(`${workspaceId} ${nonce}`)) verdict.sent += 1;
    else if (left?.failed === true) verdict.failed += 1;
    else if (left !== undefined && left.sendAt < now - PATIENCE_MS) find("it was due long ago, and is not sent");
    else if (left !== undefined) verdict.waiting += 1;
    else if (cancelled) verdict.cancelled += 1;
    else if (history.present.at(rev)?.entityId !== id && history.branches.some((one) => one.at(rev)?.entityId === id))
      verdict.costOfFailover += 1;
    else if (history.branches.some((one) => isDeactivated(one, memberId, rev))) verdict.discarded += 1;
    else find("it was acknowledged to be sent later, and is neither sent nor waiting");
  }
  return verdict;
}
