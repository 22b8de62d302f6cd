import type { Bus, Topic } from "../../../cluster/bus.js";
import { TopicListeners } from "../../../cluster/topic-listeners.js";
import { silentLogger } from "../../../testing/fakes/silent-logger.js";
import type { Life, Scheduler } from "./scheduler.js";

interface End {
  life: Life;
  listeners: TopicListeners;
}

/** Between the nodes: hints are lost, late, doubled and out of order. */
export class SimulatedBus {
  /** The part of the hints that is lost, and that comes twice. */
  losing = 0;
  doubling = 0;
  private ends: End[] = [];

  constructor(private readonly scheduler: Scheduler) {}

  connect(life: Life): Bus {
    const end: End = { life, listeners: new TopicListeners(silentLogger) };
    this.ends = [...this.ends.filter((other) => other.life.alive), end];
    return {
      publish: <Body>({ name }: Topic<Body>, body: Body) => this.tell(end, name, body),
      subscribe: (topic, listener) => end.listeners.add(topic, listener),
      onReady: () => undefined,
    };
  }

  private tell(from: End, name: string, body: unknown): void {
    for (const end of this.ends) {
      if (end === from || this.scheduler.chance(this.losing)) continue;
      const copies = this.scheduler.chance(this.doubling) ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1)
        this.scheduler.add(`hint ${JSON.stringify(body)}`, end.life, () => end.listeners.dispatch(name, body));
    }
  }
}
