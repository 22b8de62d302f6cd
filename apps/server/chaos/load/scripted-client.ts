import { randomUUID } from "node:crypto";
import {
  connectionOf,
  createParleyClient,
  type FollowedWorkspace,
  followWorkspace,
  type Message,
  type ParleyClient,
} from "@parley/api";
import { sleep } from "../../bench/harness/sleep.js";
import type { JournalOwner, SendAttempt } from "../checker/journal.js";
import { Random } from "../random.js";
import { attempt, isDone } from "./attempt.js";
import { type Draft, persistentSend, type SenderDeps, sendOnce } from "./persistent-send.js";
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
/** Few, so that many people use the same. */
const EMOJI = ["👍", "🎉", "❤️"] as const;
/** Own messages that are remembered, to be edited, deleted or sent again. */
const KEPT = 20;

/** A person with a script: sends, repeats, edits, deletes, reads, types, comes and goes; and notes all that arrives. */
export class ScriptedClient {
  private readonly client: ParleyClient;
  private readonly recorder: Recorder;
  private readonly random: Random;
  private readonly sender: SenderDeps;
  private followed: FollowedWorkspace | null = null;
  private state: ShownState | null = null;
  private readonly sent: { draft: Draft; message: Message }[] = [];
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
          this.state = new ShownState(this.plan.memberId, snapshot.conversations);
        },
        onEvent: (event) => {
          this.recorder.handled(event);
          this.state?.apply(event);
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
    const draft = this.draft();
    if (draft === null) return;
    await Promise.all(Array.from({ length: times }, () => sendOnce(this.sender, draft)));
    await persistentSend(this.sender, draft, () => !this.acting);
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
      await this.doSomething();
      await sleep(this.plan.everyMs * (0.5 + this.random.fraction()));
    }
  }

  private async doSomething(): Promise<void> {
    const draw = this.random.fraction();
    if (draw < 0.68) await this.say();
    else if (draw < 0.74) await this.repeat();
    else if (draw < 0.82) await this.edit();
    else if (draw < 0.85) await this.remove();
    else if (draw < 0.95) await this.react();
    else await this.signal();
  }

  private draft(): Draft | null {
    const ids = this.state?.ids ?? [];
    if (ids.length === 0) return null;
    const nonce = randomUUID();
    return { conversationId: this.random.pick(ids), nonce, text: `${this.plan.name} says ${nonce.slice(0, 8)}` };
  }

  private async say(): Promise<void> {
    const draft = this.draft();
    const message = draft === null ? null : await persistentSend(this.sender, draft, () => !this.acting);
    if (draft === null || message === null) return;
    this.sent.push({ draft, message });
    if (this.sent.length > KEPT) this.sent.shift();
  }

  /** The same again, as after an answer that got lost. */
  private async repeat(): Promise<void> {
    if (this.sent.length > 0) await sendOnce(this.sender, this.random.pick(this.sent).draft);
  }

  private async edit(): Promise<void> {
    if (this.sent.length === 0) return;
    const { message } = this.random.pick(this.sent);
    const text = `${message.text.slice(0, 60)} edited ${this.random.between(1, 1e6)}`;
    if (message.text === "") return;
    await attempt((signal) => this.client.messages.edit.mutate({ messageId: message.id, text }, { signal }), CALL_MS);
  }

  private async remove(): Promise<void> {
    const gone = this.sent.shift();
    if (gone === undefined) return;
    const { id: messageId } = gone.message;
    await attempt((signal) => this.client.messages.delete.mutate({ messageId }, { signal }), CALL_MS);
  }

  /** Puts an emoji on what was said last somewhere, or takes it back: many do so with the same message. */
  private async react(): Promise<void> {
    const messageIds = this.state?.lastMessageIds ?? [];
    if (messageIds.length === 0) return;
    const input = { messageId: this.random.pick(messageIds), emoji: this.random.pick(EMOJI) };
    const { reactions } = this.client;
    const verb = this.random.fraction() < 0.65 ? reactions.add : reactions.remove;
    await attempt((signal) => verb.mutate(input, { signal }), CALL_MS);
  }

  private async signal(): Promise<void> {
    const ids = this.state?.ids ?? [];
    if (ids.length === 0) return;
    const conversationId = this.random.pick(ids);
    const { seq } = this.recorder.place;
    const types = this.random.fraction() < 0.5;
    await attempt(async (signal) => {
      if (types) await this.client.typing.signal.mutate({ conversationId, typing: true }, { signal });
      else await this.client.receipts.markRead.mutate({ conversationId, seq: Math.max(0, seq) }, { signal });
    }, CALL_MS);
  }

  /** Compares what it made of the events with what the server says now, and notes where they differ. */
  async compare(): Promise<void> {
    const fresh = await attempt((signal) => this.client.live.bootstrap.query(undefined, { signal }), 20_000);
    if (!isDone(fresh)) this.recorder.differs(`no fresh state: ${fresh.outcome}`);
    else if (this.state === null) this.recorder.differs("it has no state at all");
    else {
      const { conversations, conversationsCursor } = fresh.result;
      const difference = this.state.differenceTo(conversations, conversationsCursor === null);
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
