import { type ClientVerdict, emptyVerdict, type Fault, type Finding } from "./finding.js";
import type { Branch } from "./history.js";
import type { JournalOwner, JournalRecord } from "./journal.js";
import type { OracleRow } from "./log-row.js";
import type { Oracle, WorkspaceOracle } from "./oracle.js";

/** The most events a server replays before it may say that a cursor is too old (SPEC R8). */
const MOST_REPLAYED = 5_000;

interface Place {
  seq: number;
  rid: number;
}

/** The record of an event that arrived. */
type Arrival = Extract<JournalRecord, readonly ["event", ...unknown[]]>;

/** Judges what one client saw, record by record, by the log. */
export class ClientJudge {
  private readonly workspace: WorkspaceOracle;
  private readonly verdict = emptyVerdict();
  /** Up to where everything has been looked at; `null` between a reset and the next snapshot. */
  private place: Place | null = null;
  /** Where it stood when it was reset, until it begins anew. */
  private resetAt: Place | null = null;
  /** What arrived since the last snapshot, and what should have come before something that came. */
  private arrived = new Set<number>();
  private missing = new Map<number, { row: OracleRow; at: number }>();
  private mayBeginAnew = true;
  /** Shown in a state that only a course given up has: fine where a reset follows and takes it away. */
  private readonly givenUp: Finding[] = [];
  /** When it asked for the stream it is on. */
  private since = 0;

  constructor(
    private readonly oracle: Oracle,
    private readonly owner: JournalOwner,
  ) {
    this.workspace = oracle.workspace(owner.workspaceId);
  }

  /** The next thing the client saw. */
  take(record: JournalRecord): void {
    const [kind, at, seq, rid] = record;
    if (this.takeAside(record)) return;
    if (kind === "snapshot") this.snapshot(at, { seq, rid });
    else if (kind === "resume") this.resume(at);
    else if (kind === "event") this.event(record);
    else if (kind === "sync") this.reach({ seq, rid }, at);
    else if (kind === "gap") this.gap(at, { seq, rid });
    else if (kind === "reset") this.reset(at, { seq, rid }, record[4]);
    else if (kind === "mishandled") this.find("lost", at, seq, "", `the client library ${record[4]}`);
  }

  /** What did not come on the stream. Gives whether it was that. */
  private takeAside(record: JournalRecord): boolean {
    const [kind, at, seq] = record;
    if (kind === "found") this.found(at, seq, record[4]);
    else if (kind === "scheduled") this.scheduled(record);
    else if (kind === "cancelled") this.cancelled(record[4]);
    else if (kind === "foreign") this.find("leaked", at, seq, "", record[4]);
    else if (kind === "state") this.state(at, seq, record[4], record[5]);
    else return false;
    return true;
  }

  private found(at: number, askedAt: number, messageIds: readonly string[]): void {
    const { memberId } = this.owner;
    const { branches } = this.workspace.history;
    this.verdict.foundBySearch += messageIds.length;
    for (const id of messageIds) {
      const sent = branches.flatMap((branch) => {
        const row = branch.sent(id);
        return row === undefined ? [] : [{ row, sight: this.workspace.sight(branch) }];
      });
      const seq = sent[0]?.row.seq ?? 0;
      if (sent.length === 0) this.find("leaked", at, seq, "search", `it found ${id}, which is of another workspace`);
      else if (!sent.some(({ row, sight }) => sight.mayRead(memberId, row, { at, since: askedAt })))
        this.find("leaked", at, seq, "search", `it found ${id}, which they may not read`);
    }
  }

  private scheduled([, at, rev, , id, nonce]: Extract<JournalRecord, readonly ["scheduled", ...unknown[]]>): void {
    const { name: client, workspaceId, memberId } = this.owner;
    this.verdict.scheduled.push({ client, workspaceId, memberId, id, nonce, rev, at, cancelled: false });
  }

  private cancelled(id: string): void {
    for (const ack of this.verdict.scheduled) if (ack.id === id) ack.cancelled = true;
  }

  private state(at: number, seq: number, difference: string, answeredAt: readonly number[]): void {
    if (answeredAt.some((answered) => this.oracle.mayHaveForgotten(answered))) this.verdict.reckonedFromLost += 1;
    else this.find("lost", at, seq, "", `its state differs from a fresh one: ${difference}`);
  }

  /** The client's journal ends here, and it should have seen everything up to `head` of the present log. */
  end(head: number): ClientVerdict {
    const { present } = this.workspace.history;
    const end = present.at(head);
    if (this.place === null)
      this.find("lost", Date.now(), head, "", "it never came back after a reset, or never began");
    else if (end !== undefined && this.place.seq < head) this.reach(end, Number.POSITIVE_INFINITY);
    this.settle();
    this.verdict.findings.push(...this.givenUp);
    return this.verdict;
  }

  private resume(at: number): void {
    this.verdict.resumes += 1;
    this.since = at;
    // Who went away between a reset and the snapshot asks again from where they were: a server that takes that owes what follows.
    this.place ??= this.resetAt;
    this.resetAt = null;
  }

  private snapshot(at: number, place: Place): void {
    this.since = at;
    if (!this.mayBeginAnew) this.find("lost", at, place.seq, "", "it began anew, and nobody had told it to");
    if (!this.isKnown(place)) this.find("lost", at, place.seq, "", "its snapshot stands on a place the log never had");
    this.settle();
    this.verdict.snapshots += 1;
    this.place = place;
    this.resetAt = null;
    this.arrived = new Set();
    this.mayBeginAnew = false;
  }

  private isKnown({ seq, rid }: Place): boolean {
    return this.workspace.history.branchOf(seq, rid) !== undefined;
  }

  /** What was due and has not come by now will not come. */
  private settle(): void {
    for (const { row, at } of this.missing.values())
      this.find("lost", at, row.seq, row.type, "it was not shown to somebody who had to see it");
    this.missing = new Map();
  }

  private event(arrival: Arrival): void {
    const [, at, seq, rid, type] = arrival;
    const row = this.workspace.history.branchOf(seq, rid)?.at(seq);
    this.verdict.deliveries += 1;
    if (row === undefined) {
      const from = this.oracle.ownerOf(seq, rid) === undefined ? "no log" : "another workspace";
      this.find("leaked", at, seq, type, `it is of ${from}`);
      return;
    }
    const branches = this.workspace.history.branchesOf({ seq, rid });
    const showing = { at, since: this.since };
    if (!branches.some((one) => this.workspace.sight(one).maySee(this.owner.memberId, row, showing))) {
      this.find("leaked", at, seq, type, "somebody was shown it who may not see it");
      return;
    }
    this.compareContent(arrival, row, branches);
    if (this.place === null) this.find("disordered", at, seq, type, "it came between a reset and the next snapshot");
    else if (seq > this.place.seq) this.reach({ seq, rid }, at, true);
    else if (this.missing.delete(seq)) this.find("disordered", at, seq, type, "it came behind a later one");
    else if (this.arrived.has(seq)) this.find("doubled", at, seq, type, "it came before");
    else this.find("doubled", at, seq, type, "the snapshot or a sync had covered it");
    this.arrived.add(seq);
  }

  /** Everything that had to be seen up to a place must have come; with `arrives`, the row at the place itself just did. */
  private reach(place: Place, at: number, arrives = false): void {
    const { place: before } = this;
    if (before === null) return;
    if (place.seq < before.seq) return;
    const branches = this.workspace.history.branchesOf(before, place);
    const [branch] = branches;
    this.place = place;
    if (branch === undefined) {
      const what = this.isKnown(place)
        ? "it went on into another history without a reset"
        : "the log never had this place";
      this.find("lost", at, place.seq, "", what);
      return;
    }
    // Whoever served it may have stood on any of them: owed is what had to be seen on each.
    const sights = branches.map((one) => this.workspace.sight(one));
    for (let seq = before.seq + 1; seq <= place.seq; seq += 1) {
      const row = branch.at(seq);
      if (row === undefined || (arrives && seq === place.seq)) continue;
      if (sights.every((sight) => sight.isHeldBack(this.owner.memberId, row, this.since))) this.verdict.heldBack += 1;
      if (sights.every((sight) => sight.mustSee(this.owner.memberId, row, at))) this.missing.set(seq, { row, at });
    }
  }

  private compareContent(arrival: Arrival, row: OracleRow, branches: readonly Branch[]): void {
    const [, at, seq, , type, entity, rev, text] = arrival;
    if (type !== row.type || (entity !== null && entity !== row.subject)) {
      this.find("leaked", at, seq, type, `it is a ${row.type} of something else in the log`);
      return;
    }
    if (row.reaction !== null) this.compareCount(arrival, row, branches);
    if (row.text === null || entity === null) return;
    const { present } = this.workspace.history;
    // Whoever served it may have stood on any of them.
    const hadState = branches.filter((branch) => rev >= seq && branch.at(rev)?.entityId === entity);
    const hadText = hadState.filter((branch) => branch.at(rev)?.text === text);
    if (hadState.length === 0)
      this.find("lost", at, seq, type, `it showed a state (rev ${rev}) the message never had, or an older one`);
    else if (hadText.length === 0) this.find("lost", at, seq, type, `it showed another text than that of rev ${rev}`);
    else if (branches.includes(present) && !hadText.includes(present))
      this.givenUp.push(
        this.finding("lost", at, seq, type, `it kept a state (rev ${rev}) that was lost in a failover`),
      );
  }

  /** A reaction shows how many there were at some time from it on until it arrived; `rev` is that count, `text` the emoji. */
  private compareCount(arrival: Arrival, { entityId, reaction }: OracleRow, branches: readonly Branch[]): void {
    const [, at, seq, , type, , count, emoji] = arrival;
    const counts = branches.flatMap((branch) => branch.countsOf(entityId ?? "", seq, at));
    if (emoji !== reaction?.emoji) this.find("lost", at, seq, type, "it showed another emoji");
    else if (!counts.includes(count))
      this.find("lost", at, seq, type, `it counted ${count} where there never were so many`);
  }

  private gap(at: number, place: Place): void {
    this.find("lost", at, place.seq, "gap", "the server could not show an event");
    this.reach(place, at, true);
  }

  private reset(at: number, place: Place, reason: string): void {
    if (this.workspace.mayReset({ ...place, at }, MOST_REPLAYED))
      this.verdict.resets[reason] = (this.verdict.resets[reason] ?? 0) + 1;
    else {
      this.verdict.needless += 1;
      this.find(
        "lost",
        at,
        place.seq,
        "reset",
        `${reason}, though its place was neither truncated nor lost in a failover`,
      );
    }
    this.settle();
    this.resetAt = this.place ?? this.resetAt;
    this.place = null;
    this.mayBeginAnew = true;
    this.givenUp.length = 0;
  }

  private find(...finding: Parameters<ClientJudge["finding"]>): void {
    this.verdict.findings.push(this.finding(...finding));
  }

  private finding(fault: Fault, at: number, seq: number, type: string, what: string): Finding {
    const { name, workspaceId } = this.owner;
    return { fault, what, client: name, workspaceId, seq, type, at };
  }
}
