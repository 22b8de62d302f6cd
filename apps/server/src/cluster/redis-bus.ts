import type { Redis } from "ioredis";
import { z } from "zod";
import type { Logger } from "../observability/logger.js";
import type { Bus, Topic } from "./bus.js";
import { TopicListeners } from "./topic-listeners.js";

/** Hints that wait for the end of the tick, and messages that Redis has not confirmed: beyond these, hints are dropped. */
const MOST_WAITING = 10_000;
const MOST_UNCONFIRMED = 100;
/** How often a quiet connection is tried, in milliseconds; a half-open one would otherwise never be noticed. */
const PROBE_EVERY_MS = 1_000;

const Message = z.object({ from: z.string(), hints: z.array(z.tuple([z.string(), z.unknown()])) });

export interface RedisBusDeps {
  nodeId: string;
  /** For publishing; may serve others too. */
  commands: Redis;
  /** For listening alone. */
  subscriber: Redis;
  channel: string;
  logger: Logger;
}

/** The bus over one Redis channel. The hints of one tick are one message, in their order. */
export class RedisBus implements Bus {
  private readonly listeners: TopicListeners;
  private readonly readyListeners: (() => void)[] = [];
  private waiting: [name: string, body: unknown][] = [];
  private unconfirmed = 0;
  private listening = false;
  /** Hints that Redis has taken, and those that were dropped. */
  sent = 0;
  dropped = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly deps: RedisBusDeps) {
    this.listeners = new TopicListeners(deps.logger);
    const { commands, subscriber } = deps;
    subscriber.on("message", (_channel, text) => this.receive(text));
    subscriber.on("ready", () => void this.listen());
    subscriber.on("close", () => {
      this.listening = false;
    });
    commands.on("ready", () => this.announceReady());
  }

  run(): void {
    this.timer = setInterval(() => {
      for (const redis of [this.deps.commands, this.deps.subscriber]) redis.ping().catch(() => undefined);
    }, PROBE_EVERY_MS);
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  publish<Body>({ name }: Topic<Body>, body: Body): void {
    if (this.deps.commands.status !== "ready" || this.waiting.length >= MOST_WAITING) {
      this.dropped += 1;
      return;
    }
    this.waiting.push([name, body]);
    if (this.waiting.length === 1) setImmediate(() => this.send());
  }

  subscribe<Body>(topic: Topic<Body>, listener: (body: Body) => void): void {
    this.listeners.add(topic, listener);
  }

  onReady(listener: () => void): void {
    this.readyListeners.push(listener);
  }

  private send(): void {
    const hints = this.waiting;
    this.waiting = [];
    if (this.unconfirmed >= MOST_UNCONFIRMED) {
      this.dropped += hints.length;
      return;
    }
    this.unconfirmed += 1;
    this.deps.commands.publish(this.deps.channel, JSON.stringify({ from: this.deps.nodeId, hints })).then(
      () => {
        this.unconfirmed -= 1;
        this.sent += hints.length;
      },
      () => {
        this.unconfirmed -= 1;
        this.dropped += hints.length;
      },
    );
  }

  /** Whether it works in both directions. */
  get up(): boolean {
    return this.listening && this.deps.commands.status === "ready";
  }

  private async listen(): Promise<void> {
    try {
      await this.deps.subscriber.subscribe(this.deps.channel);
    } catch {
      // Its connection broke again, or shall: then it is ready anew.
      this.deps.subscriber.disconnect(true);
      return;
    }
    this.listening = true;
    this.announceReady();
  }

  private announceReady(): void {
    if (!this.up) return;
    for (const listener of this.readyListeners) listener();
  }

  private receive(text: string): void {
    let message: z.infer<typeof Message>;
    try {
      message = Message.parse(JSON.parse(text));
    } catch (error) {
      this.deps.logger.warn({ err: error }, "a message on the bus could not be read");
      return;
    }
    if (message.from === this.deps.nodeId) return;
    for (const [name, body] of message.hints) this.listeners.dispatch(name, body);
  }
}
