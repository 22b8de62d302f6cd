import { type Actor, ApiError, type EventsInput, type TrackedEvent } from "@parley/api/server";
import type { FeedReader, HydratedRow } from "../events/log-reader.js";
import type { Logger } from "../observability/logger.js";
import { Semaphore } from "../semaphore.js";
import { systemTimers, type Timers } from "../timers.js";
import { type Channel, DirectSource } from "./direct-source.js";
import { type Deactivated, Feed, type Joined } from "./feed.js";
import type { FeedMember } from "./membership.js";
import { RealtimeCounters } from "./realtime-counters.js";
import { type ReplayDeps, type Replaying, replay } from "./replay.js";
import { STREAM_LIMITS, type StreamLimits } from "./stream-limits.js";
import type { WorkspaceHead } from "./workspace-heads.js";

/** Quiet clients' cursors are moved along this often, in milliseconds (SPEC R5). */
const SYNC_EVERY_MS = 30_000;
/** Sync rounds after which a feed without open streams is let go. */
const UNUSED_ROUNDS = 10;
/** A lost hint costs at most this long, in milliseconds (SPEC N1). */
const HEAD_CHECK_EVERY_MS = 1_000;
/** Replays from the database that run at once (SPEC R8). */
const REPLAYS_AT_ONCE = 4;
/** Clients that must start anew are told to wait about this long, in milliseconds (SPEC R9). */
const RESET_SPREAD_MS = 1_000;

export interface HubDeps {
  reader: FeedReader;
  logger: Logger;
  /** Where it counts what it does; its own unless given. */
  counters?: RealtimeCounters;
  /** Where the logs of these workspaces end. */
  findHeads: (workspaceIds: readonly string[]) => Promise<readonly WorkspaceHead[]>;
  /** Default: the event loop's. */
  timers?: Timers;
  /** Default: STREAM_LIMITS. */
  limits?: StreamLimits;
}

/** The live streams of all workspaces that have somebody connected to this node. */
export class Hub {
  private readonly feeds = new Map<string, Feed>();
  private readonly replays = new Semaphore(REPLAYS_AT_ONCE);
  private readonly sweeps: (() => void)[] = [];
  private readonly timers: Timers;
  private readonly limits: StreamLimits;
  private readonly joinListeners: ((joined: Joined) => void)[] = [];
  private readonly deactivationListeners: ((deactivated: Deactivated) => void)[] = [];
  private readonly unused = new Map<Feed, number>();
  private checking = false;
  readonly counters: RealtimeCounters;

  constructor(private readonly deps: HubDeps) {
    this.counters = deps.counters ?? new RealtimeCounters();
    this.timers = deps.timers ?? systemTimers;
    this.limits = deps.limits ?? STREAM_LIMITS;
  }

  /** How many workspaces have somebody connected here, or had a while ago. */
  get size(): number {
    return this.feeds.size;
  }

  /** Starts the sweeps; without it, hints alone move the feeds. */
  run(): void {
    this.sweeps.push(
      this.timers.every(SYNC_EVERY_MS, () => this.sync()),
      this.timers.every(HEAD_CHECK_EVERY_MS, () => void this.checkHeads()),
    );
  }

  stop(): void {
    for (const end of this.sweeps) end();
  }

  feed(workspaceId: string): Feed {
    let feed = this.feeds.get(workspaceId);
    if (feed === undefined) {
      const created = new Feed(workspaceId, {
        reader: this.deps.reader,
        logger: this.deps.logger,
        counters: this.counters,
        timers: this.timers,
        limits: this.limits,
        onJoined: (joined) => {
          for (const listener of this.joinListeners) listener(joined);
        },
        onDeactivated: (deactivated) => {
          for (const listener of this.deactivationListeners) listener(deactivated);
        },
        onBroken: (broken) => this.forget(broken),
      });
      created.ready.catch(() => this.forget(created));
      this.feeds.set(workspaceId, created);
      feed = created;
    }
    return feed;
  }

  /** The feed, if somebody here is connected to that workspace. */
  findFeed(workspaceId: string): Feed | undefined {
    return this.feeds.get(workspaceId);
  }

  /** Calls the listener whenever somebody comes into a conversation of a workspace with open streams here. */
  onJoined(listener: (joined: Joined) => void): void {
    this.joinListeners.push(listener);
  }

  /** Calls the listener whenever the log of a workspace with open streams here says that somebody's place has ended. */
  onDeactivated(listener: (deactivated: Deactivated) => void): void {
    this.deactivationListeners.push(listener);
  }

  private forget(feed: Feed): void {
    this.unused.delete(feed);
    if (this.feeds.get(feed.workspaceId) === feed) this.feeds.delete(feed.workspaceId);
  }

  /** The log of a workspace reaches up to `head`, somebody says (SPEC N1). */
  hint(workspaceId: string, head: number): void {
    this.feeds.get(workspaceId)?.hint(head);
  }

  /** Events just committed on this node, in order and as clients see them, behind the event with this mark. */
  publish(workspaceId: string, rows: readonly HydratedRow[], beforeRid: number): void {
    this.feeds.get(workspaceId)?.takeCommitted(rows, beforeRid);
  }

  /** Moves quiet clients' cursors along, and lets feeds go that nobody has used for a while. */
  sync(): void {
    for (const feed of this.feeds.values()) {
      feed.sync();
      const rounds = feed.users > 0 ? 0 : (this.unused.get(feed) ?? 0) + 1;
      this.unused.set(feed, rounds);
      if (rounds > UNUSED_ROUNDS) this.forget(feed);
    }
  }

  /** Asks the database for every local workspace's head, in one query. */
  async checkHeads(): Promise<void> {
    if (this.checking || this.feeds.size === 0) return;
    this.checking = true;
    try {
      const asked = [...this.feeds.values()].map((feed) => ({ feed, place: feed.place }));
      const ends = await this.deps.findHeads(asked.map(({ feed }) => feed.workspaceId));
      const byWorkspace = new Map(ends.map((end) => [end.workspaceId, end]));
      let lag = 0;
      for (const { feed, place } of asked) {
        const end = byWorkspace.get(feed.workspaceId);
        if (end === undefined) continue;
        lag = Math.max(lag, end.head - feed.head);
        feed.check({ seq: end.head, rid: end.rid }, place);
      }
      this.counters.headLag = lag;
    } catch (error) {
      this.deps.logger.warn({ err: error }, "heads cannot be checked");
    } finally {
      this.checking = false;
    }
  }

  /** What `live.events` gives. */
  events(actor: Actor, input: EventsInput): DirectSource<TrackedEvent> {
    return new EventsSource(this.feed(actor.workspaceId), actor, input, {
      reader: this.deps.reader,
      replays: this.replays,
      limits: this.limits,
    });
  }
}

class EventsSource extends DirectSource<TrackedEvent> {
  constructor(
    private readonly feed: Feed,
    private readonly actor: Actor,
    private readonly input: EventsInput,
    private readonly deps: ReplayDeps,
  ) {
    super();
  }

  async open(channel: Channel): Promise<() => void> {
    const cursor = this.input.lastEventId ?? this.input.cursor;
    const [seq, rid] = cursor.split(".").map(Number);
    if (seq === undefined || rid === undefined) throw new ApiError("BAD_CURSOR");
    const { feed } = this;
    // Before anything is waited for: on a feed that is let go meanwhile this stream would fall silent.
    feed.users += 1;
    try {
      const subscriber = new ChannelSubscriber(channel, await feed.requireMember(this.actor.memberId));
      const refused = await replay(feed, subscriber, { seq, rid }, this.deps);
      if (refused !== null) {
        feed.counters.resets[refused] += 1;
        channel.data({ type: "reset", reason: refused, retryAfterMs: RESET_SPREAD_MS }, cursor);
        channel.end();
      }
      return leaverOf(feed, subscriber);
    } catch (error) {
      feed.users -= 1;
      throw error;
    }
  }
}

/** Made here so that it holds on to these two alone, and not to everything around the opening. */
function leaverOf(feed: Feed, subscriber: Replaying): () => void {
  return () => {
    feed.users -= 1;
    feed.membership.detach(subscriber);
  };
}

class ChannelSubscriber implements Replaying {
  constructor(
    private readonly channel: Channel,
    readonly member: FeedMember,
  ) {}

  get rpcId(): number {
    return this.channel.rpcId;
  }
  get alive(): boolean {
    return this.channel.alive;
  }
  get writable(): boolean {
    return this.channel.writable;
  }
  write(frames: Buffer): void {
    this.channel.write(frames);
  }
  hold(): void {
    this.channel.hold();
  }
  release(): void {
    this.channel.release();
  }
  drained(): Promise<void> {
    return this.channel.drained();
  }
  drop(reason: "slow" | "reset"): void {
    if (reason === "slow") this.channel.drop();
    else this.channel.end();
  }
}
