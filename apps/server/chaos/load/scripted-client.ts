import {
  connectionOf,
  createParleyClient,
  type EphemeralSignal,
  type FollowedWorkspace,
  followWorkspace,
  type LogEvent,
  type ParleyClient,
  type ScheduledMessage,
} from "@parley/api";
import { sleep } from "../../bench/harness/sleep.js";
import type { JournalOwner, SendAttempt } from "../checker/journal.js";
import type { Standing } from "../checker/standing.js";
import { Tally } from "../counts.js";
import { Random } from "../random.js";
import { AppState, type Difference } from "./app-state.js";
import { type Attempt, attempt, isDone } from "./attempt.js";
import { differencesTo, listDifferences, standingOf } from "./compare-with-fresh.js";
import { drawDeed, newDraft, type Pace } from "./deeds/index.js";
import { fetchWantedBy } from "./fetch-wanted.js";
import { persistentSend, type SenderDeps, sendOnce } from "./persistent-send.js";
import { type Person, type Sent, SentMessages } from "./person.js";
import { Recorder } from "./recorder.js";
import { ShownState } from "./shown-state.js";
import { type Tap, tappedWebSocket } from "./tapped-web-socket.js";

/** One device of one member. */
export interface ClientPlan extends JournalOwner {
  token: string;
  /** File of its journal. */
  journal: string;
  seed: number;
  /** Milliseconds between two deeds of its person, on average. */
  everyMs: number;
  /** Which deeds are done how often. */
  pace: Pace;
  /** How many devices its person has. */
  devices: number;
  /** URL of a node to which its connection goes directly; `null` where it goes the way of everything else. */
  door: string | null;
}

/** Comes back fast, so that a minute holds many returns, and notices soon when the other side is gone. */
const COMEBACK = { firstMs: 400, maxMs: 2_500 };
const KEEP_ALIVE = { everyMs: 3_000, answerWithinMs: 2_500, openWithinMs: 5_000 };
/** How long a call other than a send may take, in milliseconds. */
const CALL_MS = 5_000;
/** In the end: until when what is on its way must have come, and how often is looked, in milliseconds. */
const SETTLED_MS = 6_000;
const LOOK_EVERY_MS = 300;

/** A person with a script: does what there is to do (`deeds`), comes and goes; and notes all that arrives. */
export class ScriptedClient implements Person {
  readonly client: ParleyClient;
  readonly random: Random;
  readonly sender: SenderDeps;
  private readonly recorder: Recorder;
  private readonly own = new SentMessages();
  private followed: FollowedWorkspace | null = null;
  shown: ShownState | null = null;
  app: AppState | null = null;
  private readonly scheduled = new Set<string>();
  private readonly unscheduled = new Set<string>();
  private wantsDrafts = false;
  private doing = "";
  /** How often it did what, and how often a call of a deed ended in another way than well. */
  readonly done = new Tally();
  readonly refused = new Tally();
  private tap: Tap | null = null;
  private acting = false;
  private away = false;
  private called = false;
  private busy: Promise<void> = Promise.resolve();

  constructor(
    private readonly plan: ClientPlan,
    url: string,
    onAttempt: (attempt: SendAttempt) => void,
  ) {
    const { workspaceId: workspace, token } = plan;
    this.recorder = new Recorder(plan.journal);
    this.random = new Random(plan.seed);
    const onTap = (tap: Tap) => {
      this.tap = tap;
    };
    const webSocket = tappedWebSocket(this.recorder, onTap, plan.door);
    this.client = createParleyClient({ url, token, workspace, webSocket, pace: COMEBACK, keepAlive: KEEP_ALIVE });
    const random = () => this.random.fraction();
    this.sender = { client: this.client, name: plan.name, workspaceId: workspace, onAttempt, random };
  }

  get name(): string {
    return this.plan.name;
  }
  get memberId(): string {
    return this.plan.memberId;
  }
  get deliveries(): number {
    return this.recorder.deliveries;
  }
  get place(): { seq: number; rid: number } {
    return this.recorder.place;
  }
  get sent(): readonly Sent[] {
    return this.own.all;
  }
  get scheduledIds(): readonly string[] {
    return [...this.scheduled];
  }
  /** Places of whose reading on another device it was not told, as of the last comparison. */
  get untold(): number {
    return this.app?.untold ?? 0;
  }
  get isConnected(): boolean {
    return this.followed?.state === "connected";
  }

  /** Follows the workspace: from a snapshot the first time, later behind the cursor it has kept. */
  follow(): void {
    const cursor = this.followed?.cursor;
    this.followed = followWorkspace(
      this.client,
      {
        onSnapshot: (snapshot) => {
          this.recorder.snapshot(snapshot.cursor);
          this.shown = new ShownState(this.plan.memberId, snapshot.conversations);
          this.app = this.plan.pace === "messages" ? null : new AppState(snapshot, this.plan.devices > 1, this.app);
          this.unscheduled.clear();
          this.wantsDrafts = this.plan.devices > 1;
        },
        onEvent: (event) => this.take(event),
        onGap: (gap) => {
          this.recorder.handled(gap);
          this.app?.apply(gap);
        },
        // Others would be told nothing but who is there.
        ...(this.plan.devices > 1 && { onSignal: (signal: EphemeralSignal) => this.hear(signal) }),
        onConnection: (state) => {
          // Ended by the server, as for somebody who is deactivated: such a person tries again now and then.
          if (state === "ended") setTimeout(() => this.comeBack(), 1_000 + this.random.between(0, 500));
        },
      },
      cursor === undefined ? {} : { cursor },
    );
  }

  private take(event: LogEvent): void {
    this.recorder.handled(event);
    this.shown?.apply(event);
    this.app?.apply(event);
    if (event.type !== "scheduled.removed") return;
    this.scheduled.delete(event.scheduledId);
    this.unscheduled.add(event.scheduledId);
  }

  private hear(signal: EphemeralSignal): void {
    // A stream that opens anew tells no drafts.
    if (signal.type === "ready") this.wantsDrafts = true;
    if (signal.type === "draft" && signal.text !== "" && !signal.text.startsWith(this.memberId))
      this.recorder.foreign(`a draft came: ${signal.text}`);
    this.app?.signal(signal);
  }

  private comeBack(): void {
    if (!this.away) this.follow();
  }

  /** Goes away, and comes back later with the cursor it has. */
  async goAway(forMs: number): Promise<void> {
    if (this.followed === null || this.away) return;
    this.away = true;
    this.followed.stop();
    await sleep(forMs);
    this.away = false;
    this.comeBack();
  }

  /** Goes away until it is called back; gives whether it was there. */
  leave(): boolean {
    if (this.followed === null || this.away) return false;
    this.away = true;
    this.called = true;
    this.followed.stop();
    return true;
  }

  /** Comes back at once, with the cursor it has, if it was `leave` that took it away. */
  return(): void {
    if (!this.called) return;
    this.called = false;
    this.away = false;
    this.comeBack();
  }

  /** Reads nothing of what comes, on a connection that stays open; gives whether there is one. */
  stopReading(): boolean {
    if (this.tap === null || !this.isConnected) return false;
    this.tap.pause();
    return this.tap.isPaused;
  }

  readOn(): void {
    this.tap?.resume();
  }

  /** Sends one message several times at once, all under one nonce. */
  async sendAtOnce(times: number): Promise<void> {
    const draft = newDraft(this);
    if (draft === null) return;
    await Promise.all(Array.from({ length: times }, () => sendOnce(this.sender, draft)));
    await persistentSend(this.sender, draft, () => this.isOver());
  }

  readonly isOver = (): boolean => !this.acting;

  /** See `Person.call`. */
  readonly call = async <Result>(call: (signal: AbortSignal) => Promise<Result>): Promise<Attempt<Result>> => {
    const ended = await attempt(call, CALL_MS);
    if (!isDone(ended)) this.refused.add(`${this.doing} ${ended.outcome}`);
    return ended;
  };

  readonly noteFound = (askedAt: number, messageIds: readonly string[]): void =>
    this.recorder.found(askedAt, messageIds);

  noteCancelled(scheduledId: string): void {
    this.recorder.cancelled(scheduledId);
  }

  noteScheduled({ id, rev }: ScheduledMessage, nonce: string): void {
    this.recorder.scheduled(id, nonce, rev);
    if (!this.unscheduled.has(id)) this.scheduled.add(id);
  }

  remember(sent: Sent): void {
    this.own.remember(sent);
  }

  forget(): Sent | undefined {
    return this.own.forget();
  }

  /** Starts doing things, until `rest`. */
  act(): void {
    this.acting = true;
    this.busy = this.live();
  }

  /** Stops beginning anything; resolves when what was begun is done. */
  async rest(): Promise<void> {
    this.acting = false;
    await this.busy;
  }

  private async live(): Promise<void> {
    await sleep(this.random.fraction() * this.plan.everyMs);
    while (this.acting) {
      const { name, deed } = drawDeed(this.random, this.plan.pace);
      this.doing = name;
      await deed(this);
      this.done.add(name);
      await this.fetchWanted();
      await sleep(this.plan.everyMs * (0.5 + this.random.fraction()));
    }
  }

  private async fetchWanted(): Promise<void> {
    const { app } = this;
    if (app === null) return;
    await fetchWantedBy(app, this.client);
    if (!this.wantsDrafts) return;
    const before = app.drafts;
    const ended = await attempt((signal) => this.client.drafts.list.query(undefined, { signal }), CALL_MS);
    if (!isDone(ended)) return;
    this.wantsDrafts = false;
    app.takeDrafts(ended.result.items, before);
    for (const { text } of ended.result.items)
      if (!text.startsWith(this.memberId)) this.recorder.foreign(`a draft is listed: ${text}`);
  }

  /** How many of its messages that were to be sent by now still wait for it. */
  async overdue(): Promise<number> {
    if (this.scheduled.size === 0) return 0;
    const ended = await attempt((signal) => this.client.scheduled.list.query(undefined, { signal }), CALL_MS);
    if (!isDone(ended)) return 1;
    return ended.result.items.filter(({ sendAt, failure }) => failure === null && Date.parse(sendAt) <= Date.now())
      .length;
  }

  /**
   * Compares what it made of the events with what the server says now, and notes where they differ for good: what is still on
   * its way has some seconds. Gives where the server says its member stands.
   */
  async compare(): Promise<Standing | null> {
    const until = Date.now() + SETTLED_MS;
    for (;;) {
      const { differences, standing } = await this.look();
      if (differences.length === 0 || Date.now() >= until) {
        for (const { what, answeredAt } of differences) this.recorder.differs(what, answeredAt);
        return standing;
      }
      await sleep(LOOK_EVERY_MS);
    }
  }

  private async look(): Promise<{ differences: Difference[]; standing: Standing | null }> {
    const { shown, app, client, unscheduled } = this;
    if (shown === null) return { differences: [{ what: "it has no state at all", answeredAt: [] }], standing: null };
    await this.fetchWanted();
    const fresh = await attempt((signal) => client.live.bootstrap.query(undefined, { signal }), 20_000);
    if (!isDone(fresh))
      return { differences: [{ what: `no fresh state: ${fresh.outcome}`, answeredAt: [] }], standing: null };
    const knowledge = { shown, app, unscheduled };
    const lists = await attempt((signal) => listDifferences(knowledge, client, signal), 20_000);
    const inLists = isDone(lists) ? lists.result : [{ what: `no fresh lists: ${lists.outcome}`, answeredAt: [] }];
    const { name, workspaceId } = this.plan;
    return {
      differences: [...differencesTo(knowledge, fresh.result), ...inLists],
      standing: standingOf(name, workspaceId, fresh.result),
    };
  }

  async close(): Promise<void> {
    this.away = true;
    this.followed?.stop();
    connectionOf(this.client).close();
    await this.recorder.close();
  }
}
