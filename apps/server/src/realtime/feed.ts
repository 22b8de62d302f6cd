import { ApiError, notFound, type ResetReason, type ServerEvent } from "@parley/api/server";
import type { LogMark, LogRow } from "../events/log-entry.js";
import type { FeedReader, HydratedRow } from "../events/log-reader.js";
import type { Logger } from "../observability/logger.js";
import type { Timers } from "../timers.js";
import { TurnSlices } from "../turn-slices.js";
import { LogFollower, type LogReceiver } from "./log-follower.js";
import { type FeedMember, Membership, type Place, type Subscriber } from "./membership.js";
import { RealtimeCounters } from "./realtime-counters.js";
import { Ring } from "./ring.js";
import type { StreamLimits } from "./stream-limits.js";
import { trackedFrame, WireFrame } from "./wire-frame.js";

/** Clients whose feed is over are told to wait about this long, in milliseconds (SPEC R9). */
const BREAK_SPREAD_MS = 2_000;

/** An event on its way out. Its frame stays, also when the ring's becomes outdated before the tick ends. */
interface Outgoing {
  row: LogRow;
  entitySeq: number | null;
  frame: WireFrame | null;
}

/** Somebody may no longer be in the workspace. */
export interface Deactivated {
  workspaceId: string;
  memberId: string;
}

/** Somebody came into a conversation. */
export interface Joined {
  workspaceId: string;
  conversationId: string;
  memberId: string;
}

export interface FeedDeps {
  reader: FeedReader;
  logger: Logger;
  timers: Timers;
  limits: StreamLimits;
  /** Told when somebody is in a conversation from now on. */
  onJoined: (joined: Joined) => void;
  /** Told when somebody's place in the workspace has ended. */
  onDeactivated: (deactivated: Deactivated) => void;
  /** Told when this feed can no longer be trusted (another history); its subscribers have been sent a reset. */
  onBroken: (feed: Feed) => void;
  /** Where it counts what it does; its own unless given. */
  counters?: RealtimeCounters;
}

/**
 * One workspace's live stream on this node. Invariant: `head` is the seq of the last event handed to `pending` or sent;
 * events are taken strictly in order, and gaps are filled from the log before anything newer is shown (SPEC N2, N3a).
 */
export class Feed implements LogReceiver {
  readonly membership = new Membership();
  ring: Ring;
  head = 0;
  headRid = 0;
  readonly ready: Promise<void>;
  /** Open streams that stand on this feed; without any it may be let go. */
  users = 0;
  private loaded = false;
  private brokenBy: ResetReason | null = null;
  private noted = 0;
  private pending: Outgoing[] = [];
  private scheduled = false;
  private readonly follower: LogFollower;
  private readonly syncing: TurnSlices<Subscriber>;
  private syncFrame: { cursor: string; frame: WireFrame } | null = null;
  readonly counters: RealtimeCounters;

  constructor(
    readonly workspaceId: string,
    private readonly deps: FeedDeps,
  ) {
    this.counters = deps.counters ?? new RealtimeCounters();
    this.ring = new Ring(this.place, deps.limits.ring);
    const { reader, logger, timers, limits } = deps;
    this.follower = new LogFollower(this, { reader, logger, timers, pageSize: limits.fillPage });
    this.syncing = new TurnSlices((subscriber) => this.syncOne(subscriber), timers);
    this.ready = this.load();
  }

  private async load(): Promise<void> {
    const snapshot = await this.deps.reader.snapshot(this.workspaceId);
    if (snapshot === null) throw new Error(`workspace ${this.workspaceId} has no log`);
    this.head = snapshot.head;
    this.headRid = snapshot.headRid;
    this.ring = new Ring(this.place, this.deps.limits.ring);
    for (const { memberId, role } of snapshot.roles) {
      this.membership.setRole(memberId, role);
      this.membership.setActive(memberId, true);
    }
    for (const { conversationId, memberId, ...place } of snapshot.memberships)
      this.membership.join(conversationId, memberId, place);
    this.loaded = true;
    this.hint(this.noted);
  }

  /** Somebody says the log reaches up to `head`. Cheap to call, may be late, early or wrong (SPEC N1). */
  hint(head: number): void {
    this.noted = Math.max(this.noted, head);
    if (this.loaded && this.brokenBy === null && this.noted > this.head) void this.fill();
  }

  /** Why this feed can no longer be trusted; `null` while it can. */
  get fault(): ResetReason | null {
    return this.brokenBy;
  }

  /** Where it stands: to be taken before the database is asked where the log ends. */
  get place(): LogMark {
    return { seq: this.head, rid: this.headRid };
  }

  /**
   * What the database says the log's end is, asked when the feed was at `asked`; another mark there, or an end before it,
   * means another history (SPEC N5). The feed may have gone on while the answer was under way.
   */
  check(end: LogMark, asked: LogMark): void {
    if (!this.loaded || this.brokenBy !== null) return;
    if (end.seq < asked.seq || (end.seq === asked.seq && end.rid !== asked.rid))
      this.break("OTHER_HISTORY", this.place);
    else this.hint(end.seq);
  }

  /**
   * A member with a right to streams, by the log as it is now and not as this node knew it last: whoever was put out of a
   * conversation or the workspace before this call is out of it here too (SPEC R3a, N3b). Throws NOT_FOUND, and
   * DATABASE_UNAVAILABLE when the log cannot be read.
   */
  async requireMember(memberId: string): Promise<FeedMember> {
    await this.catchUp();
    const member = this.membership.member(memberId);
    if (!member.active) throw notFound("workspace");
    return member;
  }

  /**
   * Reads up to the log's end, in a reading that begins after this call. Resolves with `false` when the database did not
   * answer: then it goes on by itself later.
   */
  fill(): Promise<boolean> {
    return this.follower.read();
  }

  /**
   * The same for who must know how far the log reaches (SPEC R3a). Throws DATABASE_UNAVAILABLE when it cannot be read, or this
   * feed is over.
   */
  async catchUp(): Promise<void> {
    await this.ready;
    await this.follower.catchUp();
    this.assertSound();
  }

  /**
   * Whoever is on the way into a feed that is over comes back with their cursor, and is served by the next one or refused by it:
   * their place may have survived what this feed did not (SPEC N5, R6). Throws DATABASE_UNAVAILABLE.
   */
  assertSound(): void {
    if (this.brokenBy !== null)
      throw new ApiError("DATABASE_UNAVAILABLE", { message: "The log is another than before." });
  }

  /** Somebody on the way into this feed was shown events as things stood when the log ended there (SPEC N5). */
  noteShown(end: LogMark): void {
    this.follower.noteShown(end);
  }

  /**
   * Events of a commit of this node's own, in order, written behind the event with the mark `beforeRid`: taken as they are
   * when that is the feed's last one, else read from the log, where another history comes to light (SPEC N5).
   */
  takeCommitted(rows: readonly HydratedRow[], beforeRid: number): void {
    const last = rows[rows.length - 1];
    if (last === undefined) return;
    const isNext = rows[0]?.row.seq === this.head + 1 && beforeRid === this.headRid;
    const follows = isNext && rows.every((hydrated) => this.follower.agrees(hydrated));
    if (this.loaded && this.brokenBy === null && follows) for (const hydrated of rows) this.take(hydrated);
    this.hint(last.row.seq);
  }

  /** The next event; any other is passed over. */
  take({ row, event }: HydratedRow): void {
    if (row.seq !== this.head + 1 || this.brokenBy !== null) return;
    this.head = row.seq;
    this.headRid = row.rid;
    const { frame, entitySeq } = this.ring.push(row, event);
    const outgoing: Outgoing = { row, entitySeq, frame };
    if (row.type === "conversation.joined" && row.conversationId !== null && row.memberId !== null) {
      this.flush();
      this.membership.join(row.conversationId, row.memberId, placeFrom(row, event));
      this.pending.push(outgoing);
      this.deps.onJoined({ workspaceId: this.workspaceId, conversationId: row.conversationId, memberId: row.memberId });
    } else if (row.type === "conversation.left" && row.conversationId !== null && row.memberId !== null) {
      this.pending.push(outgoing);
      this.flush();
      this.membership.leave(row.conversationId, row.memberId);
    } else {
      if (event !== null && "member" in event && row.audience === "workspace") {
        this.flush();
        const { id: memberId, role, deactivatedAt } = event.member;
        this.membership.setRole(memberId, role);
        this.membership.setActive(memberId, deactivatedAt === null);
        if (deactivatedAt !== null) this.deps.onDeactivated({ workspaceId: this.workspaceId, memberId });
      }
      this.pending.push(outgoing);
    }
    this.schedule();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    // A turn later: the acknowledgement and the next commit leave in this one, and the database works meanwhile.
    const { timers } = this.deps;
    timers.defer(() =>
      timers.defer(() => {
        this.scheduled = false;
        this.flushSlice();
        if (this.pending.length > 0) this.schedule();
      }),
    );
  }

  /** Sends all that is pending. */
  flush(): void {
    while (this.pending.length > 0) this.flushSlice();
  }

  /**
   * One write per connection, in log order also across conversations: runs are joined, connections corked. No more at once
   * than a connection may have unsent beside what it has already, so that who has stopped reading stays cheap (SPEC R7).
   */
  private flushSlice(): void {
    const entries = this.pending.splice(0, sliceOf(this.pending, this.deps.limits.sliceBytes));
    const held = new Set<Subscriber>();
    const slow = new Set<Subscriber>();
    const single = isOneRun(entries);
    for (let start = 0; start < entries.length; ) {
      const run = runFrom(entries, start);
      start += run.length;
      const frames = run.flatMap((entry) => (entry.frame === null ? [] : [entry.frame]));
      const [first] = run;
      if (frames.length === 0 || first === undefined) continue;
      let rpcId = -1;
      let bytes: Buffer = Buffer.alloc(0);
      let receivers = 0;
      for (const subscriber of this.membership.receivers(first.row, first.entitySeq)) {
        if (!subscriber.writable) {
          slow.add(subscriber);
          continue;
        }
        if (subscriber.rpcId !== rpcId) {
          rpcId = subscriber.rpcId;
          bytes = joined(frames, rpcId);
        }
        if (!single && !held.has(subscriber)) {
          held.add(subscriber);
          subscriber.hold();
        }
        subscriber.write(bytes);
        receivers += 1;
      }
      if (receivers > 0) this.countDeliveries(run, receivers);
    }
    for (const subscriber of held) subscriber.release();
    for (const subscriber of slow) subscriber.drop("slow");
  }

  private countDeliveries(run: readonly Outgoing[], receivers: number): void {
    const now = Date.now();
    for (const { frame, row } of run) {
      if (frame === null) continue;
      this.counters.deliveries += receivers;
      // The time is the database's: where its clock runs ahead of ours, no event came before it was made.
      this.counters.deliveryDelay.add(Math.max(0, now - Date.parse(row.at)) / 1_000, receivers);
    }
  }

  /** Moves quiet clients' cursors to the head, so that a late reconnect need not replay what they may not see (SPEC R5). */
  sync(): void {
    if (!this.loaded || this.head === 0) return;
    for (const subscriber of [...this.membership.subscribers()]) this.syncing.add(subscriber);
  }

  /** The head is that of this moment: ten thousand take some turns, and a cursor never goes back. */
  private syncOne(subscriber: Subscriber): void {
    if (this.brokenBy !== null || !subscriber.member.subscribers.includes(subscriber)) return;
    this.flush();
    const cursor = `${this.head}.${this.headRid}`;
    if (this.syncFrame?.cursor !== cursor)
      this.syncFrame = { cursor, frame: trackedFrame(cursor, { type: "sync", seq: this.head }) };
    if (subscriber.writable) subscriber.write(this.syncFrame.frame.for(subscriber.rpcId));
    else subscriber.drop("slow");
  }

  /** Ends every subscription with a reset that names the place that is lost: clients bootstrap again, spread over two seconds. */
  break(reason: ResetReason, lost: LogMark): void {
    this.brokenBy = reason;
    this.pending = [];
    const cursor = `${lost.seq}.${lost.rid}`;
    const reset = trackedFrame(cursor, { type: "reset", reason, retryAfterMs: BREAK_SPREAD_MS });
    const stopped = new WireFrame(`,"result":{"type":"stopped"}}`);
    for (const subscriber of [...this.membership.subscribers()]) {
      subscriber.write(Buffer.concat([reset.for(subscriber.rpcId), stopped.for(subscriber.rpcId)]));
      subscriber.drop("reset");
      this.counters.resets[reason] += 1;
    }
    this.deps.logger.error(
      { workspaceId: this.workspaceId, reason },
      "the log is another than before; clients start anew",
    );
    this.deps.onBroken(this);
  }
}

/** How many of the first entries have so many bytes together; at least one. */
function sliceOf(entries: readonly Outgoing[], bytes: number): number {
  let sum = 0;
  const end = entries.findIndex(({ frame }, index) => {
    sum += frame?.size ?? 0;
    return index > 0 && sum > bytes;
  });
  return end < 0 ? entries.length : end;
}

/** Entries that go to the same receivers, from `start` on: neighbours in one conversation. */
function runFrom(entries: readonly Outgoing[], start: number): readonly Outgoing[] {
  const first = entries[start];
  let end = start + 1;
  while (first !== undefined && end < entries.length && sameReceivers(first, entries[end])) end += 1;
  return entries.slice(start, end);
}

function sameReceivers(one: Outgoing, other: Outgoing | undefined): boolean {
  return (
    other !== undefined &&
    one.row.audience === "conversation" &&
    other.row.audience === "conversation" &&
    one.row.conversationId === other.row.conversationId &&
    one.row.memberId === null &&
    other.row.memberId === null &&
    (one.entitySeq === other.entitySeq || (isNew(one) && isNew(other)))
  );
}

/** Whether it shows nothing older than itself, so that every member online may see it. */
function isNew({ row, entitySeq }: Outgoing): boolean {
  return entitySeq === null || entitySeq === row.seq;
}

/** A joining that has nothing to show is one of somebody who has left since: until that comes, they see nothing older. */
function placeFrom(row: LogRow, event: ServerEvent | null): Place {
  const historySeq = event?.type === "conversation.joined" ? event.historySeq : row.seq;
  return { joinedSeq: row.seq, historySeq };
}

function isOneRun(entries: readonly Outgoing[]): boolean {
  return runFrom(entries, 0).length === entries.length;
}

function joined(frames: readonly WireFrame[], rpcId: number): Buffer {
  const [first] = frames;
  return frames.length === 1 && first !== undefined
    ? first.for(rpcId)
    : Buffer.concat(frames.map((frame) => frame.for(rpcId)));
}
