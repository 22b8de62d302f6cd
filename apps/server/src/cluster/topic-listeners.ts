import type { Logger } from "../observability/logger.js";
import type { Topic } from "./bus.js";

/** Who listens to what on one node's bus. */
export class TopicListeners {
  private readonly listeners = new Map<string, ((body: unknown) => void)[]>();

  constructor(private readonly logger: Logger) {}

  add<Body>(topic: Topic<Body>, listener: (body: Body) => void): void {
    const checked = (body: unknown) => listener(topic.body.parse(body));
    this.listeners.set(topic.name, [...(this.listeners.get(topic.name) ?? []), checked]);
  }

  /** Hands a hint to its listeners. One of another version, which nobody here knows or understands, is passed over. */
  dispatch(name: string, body: unknown): void {
    for (const listener of this.listeners.get(name) ?? []) {
      try {
        listener(body);
      } catch (error) {
        this.logger.warn({ err: error, topic: name }, "a hint of another node could not be taken");
      }
    }
  }
}
