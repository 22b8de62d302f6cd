import { ApiError } from "@parley/api/server";
import { mintActor } from "../../../testing/mint-actor.js";
import type { Feed } from "../../feed.js";
import { type Delivered, Judge, type Vantage } from "./judge.js";
import type { Life } from "./scheduler.js";
import { type Arrival, SimulatedChannel } from "./simulated-channel.js";
import { WORKSPACE } from "./simulated-database.js";
import type { Entry } from "./simulated-log.js";
import { type Ground, type SimulatedNode, SMALL_LIMITS } from "./simulated-node.js";

/** The longest a client waits before it comes back, in simulated milliseconds. */
const COME_BACK_MS = 400;
const TRANSIENT = new Set(["INTERNAL_SERVER_ERROR", "SERVICE_UNAVAILABLE", "TIMEOUT"]);

interface Subscription extends Vantage {
  node: SimulatedNode;
  channel: SimulatedChannel;
  feed: Feed | undefined;
}

/** Told when something is not as it should be. */
export type Report = (fault: string) => void;

/** Somebody's client: begins with a snapshot, follows from its cursor, comes back after any loss, to either node. */
export class SimulatedClient {
  /** Its last event; `null` at the log's beginning, `undefined` before it has a snapshot. */
  cursor: Entry | null | undefined;
  received = 0;
  resets = 0;
  resumed = 0;
  private readonly life: Life = { alive: true, frozen: false };
  private readonly judge: Judge;
  private readonly actor;
  private subscription: Subscription | null = null;
  private busy = false;

  constructor(
    readonly memberId: string,
    private readonly ground: Ground,
    private readonly findNode: () => SimulatedNode | undefined,
    private readonly report: Report,
  ) {
    this.judge = new Judge(ground.database.log);
    this.actor = mintActor({ workspaceId: WORKSPACE, memberId, userId: memberId, role: "member" });
  }

  get seq(): number {
    return this.cursor?.row.seq ?? 0;
  }

  /** Whether it has everything there is, and would get what comes. */
  get isCurrent(): boolean {
    const { log } = this.ground.database;
    return this.subscription?.liveFrom != null && this.cursor === (log.history[log.head - 1] ?? null);
  }

  get describe(): string {
    const { subscription } = this;
    const how = subscription === null ? "away" : subscription.liveFrom === null ? "being let in" : "connected";
    return `${this.memberId} at ${this.seq}, ${how}`;
  }

  setReading(reading: boolean): void {
    const channel = this.subscription?.channel;
    if (channel === undefined) return;
    channel.reading = reading;
    channel.carry();
  }

  /** The connection is gone without a farewell. */
  vanish(): void {
    const { subscription } = this;
    if (subscription === null) return;
    this.subscription = null;
    subscription.channel.break(subscription.node.life);
  }

  /** That node is no more; the client comes back when it likes. */
  leave(node: SimulatedNode): void {
    if (this.subscription?.node === node) this.vanish();
  }

  /** Comes back if it is away. */
  start(): void {
    if (this.subscription !== null || this.busy) return;
    if (this.cursor === undefined) this.bootstrap();
    else this.connect(this.cursor);
  }

  private bootstrap(): void {
    const { database } = this.ground;
    const node = this.findNode();
    if (node === undefined) return;
    this.busy = true;
    void database
      .ask(`snapshot for ${this.memberId}`, this.life, () => database.log.history[database.log.head - 1] ?? null)
      .catch(() => undefined)
      .then((cursor) => {
        this.busy = false;
        this.cursor = cursor;
        this.comeBack();
      });
  }

  private comeBack(): void {
    const wait = this.ground.scheduler.random.int(COME_BACK_MS);
    this.ground.scheduler.add(`${this.memberId} comes`, this.life, () => this.start(), wait);
  }

  private connect(cursor: Entry | null): void {
    const node = this.findNode();
    if (node === undefined) return;
    const { scheduler, database, sabotage } = this.ground;
    const text = cursor === null ? "0.0" : `${cursor.row.seq}.${cursor.row.rid}`;
    scheduler.note(`${this.memberId} resumes from ${text}`);
    this.resumed += 1;
    const source = node.hub.events(this.actor, { cursor: text });
    const life: Life = { alive: true, frozen: false };
    const channel = new SimulatedChannel(
      1 + scheduler.random.int(2),
      scheduler,
      {
        onWrite: (written) => this.noteReset(written),
        onArrival: (arrival) => this.arrived(subscription, arrival),
      },
      life,
    );
    const subscription: Subscription = {
      memberId: this.memberId,
      openedAt: database.log.history[database.log.head - 1] ?? null,
      liveFrom: null,
      node,
      channel,
      feed: undefined,
      get place() {
        return subscription.feed?.place ?? { seq: 0, rid: 0 };
      },
    };
    this.subscription = subscription;
    const opening = source.open(channel) as Promise<() => void>;
    const feed = node.hub.findFeed(WORKSPACE);
    subscription.feed = feed;
    void feed?.ready.then(() => sabotage.feed(feed, scheduler)).catch(() => undefined);
    opening.then(
      (close) => {
        if (channel.alive) subscription.liveFrom = feed?.head ?? 0;
        channel.opened(close);
      },
      (error: unknown) => {
        if (!(error instanceof ApiError) || !TRANSIENT.has(error.code))
          this.report(`${this.memberId} is refused for good: ${String(error)}`);
        channel.drop();
      },
    );
  }

  /** A reset at the time it is sent: whether there is a reason for it in the place it names (SPEC R2, N5, R8). */
  private noteReset(text: string): void {
    if (!text.includes('"reset"')) return;
    const { log } = this.ground.database;
    const { id, data } = eventIn(text);
    const { reason } = data as unknown as { reason: string };
    const [seq = 0, rid = 0] = id.split(".").map(Number);
    const isOld = log.floor > seq || log.head - seq > SMALL_LIMITS.replayMost;
    if (log.has(seq, rid) && !isOld) this.report(`${this.memberId} at ${id} is reset without need: ${reason}`);
  }

  private arrived(subscription: Subscription, arrival: Arrival): void {
    if (this.subscription !== subscription) return;
    if (arrival === "closed" || arrival === "stopped") {
      this.subscription = null;
      this.comeBack();
      return;
    }
    const { id, data } = eventIn(arrival.text);
    if (data === undefined) return;
    if (data.type === "reset") {
      this.resets += 1;
      this.cursor = undefined;
      return;
    }
    if (this.cursor === undefined) {
      this.report(`${this.memberId} gets ${data.type} ${data.seq} after a reset`);
      return;
    }
    this.take(subscription, { ...data, rid: Number(id.split(".")[1]) });
  }

  private take(subscription: Subscription, delivered: Delivered): void {
    const fault = this.judge.faultOf(subscription, this.cursor ?? null, delivered);
    if (fault !== undefined) {
      this.report(`${this.memberId}: ${fault}`);
      return;
    }
    this.received += delivered.type === "sync" ? 0 : 1;
    this.cursor = this.ground.database.log.find(delivered.seq, delivered.rid) ?? null;
  }
}

function eventIn(text: string): { id: string; data: Delivered } {
  const { result } = JSON.parse(text) as { result: { data?: { json: { id: string; data: Delivered } } } };
  return result.data?.json ?? { id: "", data: undefined as never };
}
