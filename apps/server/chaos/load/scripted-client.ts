import {
  connectionOf,
  createParleyClient,
  type FollowedWorkspace,
  followWorkspace,
  type ParleyClient,
} from "@parley/api";
import { sleep } from "../../bench/harness/sleep.js";
import type { JournalOwner, SendAttempt } from "../checker/journal.js";
import { Random } from "../random.js";
import { type Attempt, attempt, isDone } from "./attempt.js";
import { drawDeed, newDraft } from "./deeds/index.js";
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
}

/** Comes back fast, so that a minute holds many returns, and notices soon when the other side is gone. */
const PACE = { firstMs: 400, maxMs: 2_500 };
const KEEP_ALIVE = { everyMs: 3_000, answerWithinMs: 2_500, openWithinMs: 5_000 };
/** How long a call other than a send may take, in milliseconds. */
const CALL_MS = 5_000;
/** A person with a script: does what there is to do (`deeds`), comes and goes; and notes all that arrives. */
export class ScriptedClient implements Person {
  readonly client: ParleyClient;
  readonly random: Random;
  readonly sender: SenderDeps;
  private readonly recorder: Recorder;
  private readonly own = new SentMessages();
  private followed: FollowedWorkspace | null = null;
  shown: ShownState | null = null;
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
    const webSocket = tappedWebSocket(this.recorder, (tap) => {
      this.tap = tap;
    });
    this.client = createParleyClient({ url, token, workspace, webSocket, pace: PACE, keepAlive: KEEP_ALIVE });
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
        },
        onEvent: (event) => {
          this.recorder.handled(event);
          this.shown?.apply(event);
        },
        onGap: (gap) => this.recorder.handled(gap),
        onConnection: (state) => {
          // Ended by the server, as for somebody who is deactivated: such a person tries again now and then.
          if (state === "ended") setTimeout(() => this.comeBack(), 1_000 + this.random.between(0, 500));
        },
      },
      cursor === undefined ? {} : { cursor },
    );
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

  /** Reads nothing of what comes, on a connection that stays open; gives what lets it read on, or `null` where there is none. */
  stopReading(): (() => void) | null {
    const { tap } = this;
    if (tap === null || !this.isConnected) return null;
    tap.pause();
    return () => tap.resume();
  }

  /** Sends one message several times at once, all under one nonce. */
  async sendAtOnce(times: number): Promise<void> {
    const draft = newDraft(this);
    if (draft === null) return;
    await Promise.all(Array.from({ length: times }, () => sendOnce(this.sender, draft)));
    await persistentSend(this.sender, draft, () => this.isOver());
  }

  isOver(): boolean {
    return !this.acting;
  }

  /** See `Person.call`. */
  readonly call = <Result>(call: (signal: AbortSignal) => Promise<Result>): Promise<Attempt<Result>> =>
    attempt(call, CALL_MS);

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
      await drawDeed(this.random)(this);
      await sleep(this.plan.everyMs * (0.5 + this.random.fraction()));
    }
  }

  /** Compares what it made of the events with what the server says now, and notes where they differ. */
  async compare(): Promise<void> {
    const fresh = await attempt((signal) => this.client.live.bootstrap.query(undefined, { signal }), 20_000);
    if (!isDone(fresh)) this.recorder.differs(`no fresh state: ${fresh.outcome}`);
    else if (this.shown === null) this.recorder.differs("it has no state at all");
    else {
      const { conversations, conversationsCursor } = fresh.result;
      const difference = this.shown.differenceTo(conversations, conversationsCursor === null);
      if (difference !== undefined) this.recorder.differs(difference);
    }
  }

  async close(): Promise<void> {
    this.away = true;
    this.followed?.stop();
    connectionOf(this.client).close();
    await this.recorder.close();
  }
}
