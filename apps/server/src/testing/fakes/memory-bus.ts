import type { Bus, Topic } from "../../cluster/bus.js";
import { TopicListeners } from "../../cluster/topic-listeners.js";
import { silentLogger } from "./silent-logger.js";

/** Carries hints between nodes of one process, through text as a network would. */
export class MemoryBusWire {
  private readonly buses = new Set<MemoryBus>();

  /** A node's end of it. */
  connect(): MemoryBus {
    const bus = new MemoryBus((name, text) => this.deliver(bus, name, text));
    this.buses.add(bus);
    return bus;
  }

  /** Something that no product of this version would say. */
  inject(name: string, body: unknown): void {
    this.deliver(null, name, JSON.stringify(body));
  }

  private deliver(from: MemoryBus | null, name: string, text: string): void {
    for (const bus of this.buses) if (bus !== from) setImmediate(() => bus.listeners.dispatch(name, JSON.parse(text)));
  }
}

/** One node's bus. */
export class MemoryBus implements Bus {
  readonly listeners = new TopicListeners(silentLogger);
  private readonly readyListeners: (() => void)[] = [];

  constructor(private readonly send: (name: string, text: string) => void) {}

  publish<Body>({ name }: Topic<Body>, body: Body): void {
    this.send(name, JSON.stringify(body));
  }

  subscribe<Body>(topic: Topic<Body>, listener: (body: Body) => void): void {
    this.listeners.add(topic, listener);
  }

  onReady(listener: () => void): void {
    this.readyListeners.push(listener);
  }

  /** Begins to work. */
  ready(): void {
    for (const listener of this.readyListeners) listener();
  }
}
