import type { LogMark } from "../../../events/log-entry.js";
import { sightIn } from "./sight.js";
import { type Entry, placeKey, type ShownMessage, type SimulatedLog, type Standing } from "./simulated-log.js";

/** What a subscription has to be measured by. */
export interface Vantage {
  memberId: string;
  /** The log's last event when the subscription was opened: nothing it is sent may be as things stood before (SPEC R3a). */
  openedAt: Entry | null;
  /** The end of the log as the node knows it. */
  readonly place: LogMark;
  /** From where on events came as they happened; `null` while they are repeated. */
  liveFrom: number | null;
}

/** What was delivered: the event's place, and the message it shows. */
export interface Delivered {
  type: string;
  seq: number;
  rid: number;
  message?: ShownMessage;
}

/** Holds what somebody is sent against the log. */
export class Judge {
  constructor(private readonly log: SimulatedLog) {}

  /** What is wrong with this event after that one; `undefined` when nothing is. `after` is `null` at the log's beginning. */
  faultOf(vantage: Vantage, after: Entry | null, { type, seq, rid, message }: Delivered): string | undefined {
    const entry = this.log.find(seq, rid);
    if (entry === undefined) return `foreign: no event ${seq}.${rid} was ever written`;
    const past = after?.row.seq ?? 0;
    // A keep-alive may repeat where one stands, no event may.
    if (seq < past || (seq === past && type !== "sync")) return `doubled or disordered: ${seq} after ${past}`;
    const between: Entry[] = [];
    let step: Entry | null = entry;
    for (; step !== null && step.row.seq > past; step = step.before) between.unshift(step);
    if (step !== after)
      return `${seq}.${rid} is of another history than ${past}.${after?.row.rid ?? 0}, without a reset`;
    if (type !== "sync") between.pop();
    const lost = between.find((skipped) => this.must(vantage, skipped));
    if (lost !== undefined) return `lost: ${lost.row.type} ${lost.row.seq}, passed by ${type} ${seq}`;
    if (type === "sync") return undefined;
    if (this.sight(vantage, entry) === "never" && !this.isPastOfReader(vantage, entry))
      return `leaked: ${type} ${seq} to ${vantage.memberId}`;
    return message && this.staleness(vantage, entry, message);
  }

  private must(vantage: Vantage, entry: Entry): boolean {
    const { type, seq, rid, conversationId, memberId } = entry.row;
    // What a failover has taken away may be gone already.
    if (this.sight(vantage, entry) !== "always" || !this.log.has(seq, rid)) return false;
    if (type !== "conversation.joined") return true;
    // A joining is not told again once it is over, in whichever history it was read.
    const key = placeKey(conversationId ?? "", memberId ?? "");
    const histories = [this.log.history, ...this.log.lost].filter((history) => history[seq - 1] === entry);
    return histories.flatMap((history) => history.slice(seq)).every(({ standing }) => standing.places.has(key));
  }

  private sight(vantage: Vantage, entry: Entry): "always" | "sometimes" | "never" {
    const { seq, audience } = entry.row;
    const isLive = vantage.liveFrom !== null && seq > vantage.liveFrom;
    const isNew = entry.entitySeq === null || entry.entitySeq === seq;
    // Events show people's roles as they are by now, so that a feed may know of one before its time.
    if (isLive && isNew && audience !== "workspace") return sightIn([entry.standing], vantage.memberId, entry);
    const from = isLive ? seq : openedIn(this.historyOf(vantage, entry), vantage);
    return sightIn(this.standings(vantage, entry, from), vantage.memberId, entry);
  }

  /** Somebody who came back since with more of the past before them may see of it what happened in between. */
  private isPastOfReader(vantage: Vantage, entry: Entry): boolean {
    const key = placeKey(entry.row.conversationId ?? "", vantage.memberId);
    if (entry.entitySeq === null || !entry.standing.places.has(key)) return false;
    return this.standings(vantage, entry, entry.row.seq).some(
      ({ places }) => (places.get(key)?.historySeq ?? Number.POSITIVE_INFINITY) <= (entry.entitySeq ?? 0),
    );
  }

  /** What the node takes for the log, though another server may have taken over that lacks the end of it. */
  private historyOf({ place }: Vantage, entry: Entry): readonly Entry[] {
    const last = this.log.find(place.seq, place.rid);
    const known = last === undefined ? [] : this.log.historyOf(last);
    return known[entry.row.seq - 1] === entry ? known : this.log.historyOf(entry);
  }

  /** How things stood from the event on, or from a later seq, up to the end of its history. */
  private standings(vantage: Vantage, entry: Entry, from: number): Standing[] {
    const history = this.historyOf(vantage, entry);
    const first = Math.min(Math.max(from, entry.row.seq), history.length);
    return [...new Set(history.slice(first - 1).map(({ standing }) => standing))];
  }

  /** A message must be shown at least as new as it was when the subscription was opened (SPEC N2, W7). */
  private staleness(vantage: Vantage, entry: Entry, message: ShownMessage): string | undefined {
    // Shown by a server that has taken over: a reset is on its way.
    if (!this.log.has(vantage.place.seq, vantage.place.rid)) return undefined;
    const history = this.historyOf(vantage, entry);
    const isIn = (past: readonly Entry[]) =>
      past[message.rev - 1]?.row.entityId === entry.row.entityId && past[message.rev - 1]?.text === message.text;
    // Read before a failover took it away.
    if (!isIn(history) && this.log.lost.some(isIn)) return undefined;
    if (!isIn(history)) return `foreign: ${entry.row.seq} shows words as of ${message.rev} that nobody wrote`;
    const known = Math.max(entry.row.seq, openedIn(history, vantage));
    const newer = history.slice(message.rev, known).find((other) => other.row.entityId === entry.row.entityId);
    return newer && `stale: ${entry.row.seq} shows ${message.rev}, though ${newer.row.seq} was known`;
  }
}

/** The seq of the last event of a history that there was when a subscription was opened, perhaps in another one. */
function openedIn(history: readonly Entry[], { openedAt }: Vantage): number {
  let entry = openedAt;
  while (entry !== null && history[entry.row.seq - 1] !== entry) entry = entry.before;
  return entry?.row.seq ?? 0;
}
