import type { Finding } from "./finding.js";
import type { SendAttempt } from "./journal.js";
import type { Oracle } from "./oracle.js";

/** A message as the database holds it in the end. */
export interface StoredMessage {
  workspaceId: string;
  id: string;
  seq: number;
  nonce: string;
}

/** What the sends of a run come to. */
export interface SendsVerdict {
  findings: Finding[];
  /** Attempts that were answered with the message. */
  acknowledged: number;
  /** Different messages that were acknowledged. */
  messages: number;
  /** Acknowledged attempts beyond the first of each nonce. */
  repeated: number;
  /** Acknowledged messages that a failover to a standby without the tail lost, and nobody sent again. */
  costOfFailover: { workspaceId: string; id: string; seq: number; nonce: string }[];
}

/** Takes in every attempt of a run, and then says what of it the database kept. Memory grows with the messages, not the attempts. */
export class SendJudge {
  private readonly byNonce = new Map<string, Map<string, SendAttempt>>();
  private acknowledged = 0;

  take(attempt: SendAttempt): void {
    const { message, workspaceId, nonce } = attempt;
    if (attempt.outcome !== "ok" || message === undefined) return;
    this.acknowledged += 1;
    const key = `${workspaceId} ${nonce}`;
    const answers = this.byNonce.get(key) ?? new Map<string, SendAttempt>();
    if (!answers.has(message.id)) answers.set(message.id, attempt);
    this.byNonce.set(key, answers);
  }

  /** Acknowledged ⊆ stored, and none stored twice. */
  end(oracle: Oracle, stored: Iterable<StoredMessage>): SendsVerdict {
    const findings: Finding[] = [];
    const kept = new Map<string, StoredMessage>();
    for (const message of stored) {
      const key = `${message.workspaceId} ${message.nonce}`;
      const first = kept.get(key);
      if (first === undefined) kept.set(key, message);
      else
        findings.push({
          fault: "doubled",
          what: `stored twice, first at ${first.seq}`,
          client: "",
          workspaceId: message.workspaceId,
          seq: message.seq,
          type: "message.sent",
          at: 0,
        });
    }
    const costOfFailover: SendsVerdict["costOfFailover"] = [];
    for (const [key, answers] of this.byNonce) {
      for (const { client, workspaceId, nonce, message, endedAt } of answers.values()) {
        if (message === undefined || kept.get(key)?.id === message.id) continue;
        const { history } = oracle.workspace(workspaceId);
        const wasLost = history.branches.slice(0, -1).some((branch) => branch.at(message.seq)?.entityId === message.id);
        if (wasLost) {
          if (!kept.has(key)) costOfFailover.push({ workspaceId, nonce, ...message });
        } else {
          const what = kept.has(key) ? "another message is stored under its nonce" : "acknowledged, and not stored";
          findings.push({
            fault: "lost",
            what,
            client,
            workspaceId,
            seq: message.seq,
            type: "message.sent",
            at: endedAt,
          });
        }
      }
    }
    const { acknowledged, byNonce } = this;
    return { findings, acknowledged, messages: byNonce.size, repeated: acknowledged - byNonce.size, costOfFailover };
  }
}
