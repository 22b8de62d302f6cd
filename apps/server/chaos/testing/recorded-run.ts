import { ClientJudge } from "../checker/client-judge.js";
import type { ClientVerdict } from "../checker/finding.js";
import type { JournalOwner, JournalRecord } from "../checker/journal.js";
import type { OracleConversation, OracleRow } from "../checker/log-row.js";
import { Oracle, WorkspaceOracle } from "../checker/oracle.js";

/** Rows are a second apart, and arrive 10 ms later. */
const SECOND = 1_000;
const TRAVEL_MS = 10;

/** A log written by hand, one row after the other. */
export class ScriptedLog {
  readonly rows: OracleRow[];

  constructor(rows: readonly OracleRow[] = []) {
    this.rows = [...rows];
  }

  get head(): number {
    return this.rows.length;
  }

  private append(row: Pick<OracleRow, "type"> & Partial<OracleRow>, mark = 0): OracleRow {
    const seq = this.head + 1;
    const full: OracleRow = {
      seq,
      rid: seq * 7 + mark,
      at: seq * SECOND,
      audience: "conversation",
      conversationId: null,
      memberId: null,
      entityId: null,
      subject: row.entityId ?? null,
      goneWith: null,
      entitySeq: null,
      text: null,
      reaction: null,
      ...row,
    };
    this.rows.push(full);
    return full;
  }

  sent(conversationId: string, text = 1, mark = 0): OracleRow {
    const seq = this.head + 1;
    return this.append(
      { type: "message.sent", conversationId, entityId: `m${seq}.${mark}`, entitySeq: seq, text },
      mark,
    );
  }

  changed(message: OracleRow, type: "message.edited" | "message.deleted", text: number): OracleRow {
    const { conversationId, entityId, entitySeq } = message;
    return this.append({ type, conversationId, entityId, entitySeq, text });
  }

  notified(memberId: string): OracleRow {
    return this.append({ type: "notification.added", audience: "member", memberId, entityId: `n${this.head + 1}` });
  }

  /** Something for one member alone; of a conversation where it names one. */
  personal(type: string, memberId: string, more: Partial<OracleRow> = {}): OracleRow {
    return this.append({ type, audience: "member", memberId, entityId: `e${this.head + 1}`, ...more });
  }

  pinned(message: OracleRow, type: "pin.added" | "pin.removed" = "pin.added"): OracleRow {
    const { conversationId, entityId, entitySeq } = message;
    return this.append({ type, conversationId, entityId, entitySeq, goneWith: entityId });
  }

  reacted(message: OracleRow, type: "reaction.added" | "reaction.removed", emoji = 1): OracleRow {
    const { conversationId, entitySeq } = message;
    const reaction = { messageId: message.entityId ?? "", emoji };
    const about = { subject: message.entityId, goneWith: message.entityId, entitySeq };
    return this.append({ type, conversationId, entityId: `${message.entityId}.${emoji}`, ...about, reaction });
  }

  deleted(conversationId: string): OracleRow {
    return this.append({ type: "conversation.deleted", conversationId, entityId: conversationId });
  }

  joined(conversationId: string, memberId: string): OracleRow {
    return this.append({ type: "conversation.joined", conversationId, memberId, entityId: memberId });
  }

  left(conversationId: string, memberId: string): OracleRow {
    return this.append({ type: "conversation.left", conversationId, memberId, entityId: memberId });
  }

  member(type: "member.deactivated" | "member.changed", memberId: string): OracleRow {
    return this.append({ type, audience: "workspace", memberId, entityId: memberId });
  }
}

export const GROUP: OracleConversation = { id: "group", history: "all", founders: ["ann", "ben"] };
export const QUIET: OracleConversation = { id: "quiet", history: "since-joining", founders: ["ben", "gus"] };

/** Gus is a guest, in the quiet group alone. */
export const GUESTS: ReadonlySet<string> = new Set(["gus"]);

/** An oracle of one workspace that has read this log. */
export function oracleOf(log: ScriptedLog, ...others: WorkspaceOracle[]): Oracle {
  return new Oracle([workspaceOf(log), ...others]);
}

/** The same where these notifications are there in the end. */
export function workspaceOf(log: ScriptedLog, notifications: readonly string[] = []): WorkspaceOracle {
  const workspace = new WorkspaceOracle("w", [GROUP, QUIET], GUESTS);
  workspace.take({ rows: log.rows, head: log.head, notifications: new Set(notifications) }, []);
  return workspace;
}

export const ANN: JournalOwner = { name: "ann 1", workspaceId: "w", memberId: "ann" };

export const snapshot = (seq = 0, rid = 0, at = 0): JournalRecord => ["snapshot", at, seq, rid];

/** How a row arrives, a moment after it was written; `from` is the row whose state it shows. */
export function arrival(row: OracleRow, from: OracleRow = row, at = row.at + TRAVEL_MS): JournalRecord {
  return ["event", at, row.seq, row.rid, row.type, row.entityId, from.seq, from.text ?? 0];
}

/** How a reaction arrives, with a count. */
export function countArrival(row: OracleRow, count: number, at = row.at + TRAVEL_MS): JournalRecord {
  const { messageId = "", emoji = 0 } = row.reaction ?? {};
  return ["event", at, row.seq, row.rid, row.type, messageId, count, emoji];
}

/** Asked anew for what lies behind a row. */
export const resume = (behind: OracleRow, at: number): JournalRecord => ["resume", at, behind.seq, behind.rid];

export const arrivals = (rows: readonly OracleRow[]): JournalRecord[] => rows.map((row) => arrival(row));

/** What a journal comes to; ends at the head of the present log. */
export function judge(oracle: Oracle, journal: readonly JournalRecord[], owner: JournalOwner = ANN): ClientVerdict {
  const judging = new ClientJudge(oracle, owner);
  for (const record of journal) judging.take(record);
  return judging.end(oracle.workspace(owner.workspaceId).history.present.head);
}

/** The broken promises of a verdict, one word each. */
export const faultsOf = ({ findings }: ClientVerdict): string[] => findings.map(({ fault }) => fault);
