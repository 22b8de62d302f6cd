import { FrameSplitter, type SplitFrame, textFrame } from "./frame-splitter.js";
import type { Meddler } from "./relay.js";

/** A defect that is planted between server and client, to see whether it is found. */
export type Plant = "lost" | "doubled" | "leaked" | "disordered" | "reset";
export const PLANTS: readonly Plant[] = ["lost", "doubled", "leaked", "disordered", "reset"];

interface EventFrame {
  id: number;
  result: { type: "data"; id: string; data: { json: { id: string; data: { type: string; conversationId: string } } } };
}

/** What all connections of a run share: how often to plant, and what was seen elsewhere. */
export class Plantation {
  /** A message of each workspace, by its people's tokens' connections; used to leak it to others. */
  private readonly seen: { from: Planter; frame: EventFrame }[] = [];
  private passed = 0;
  private over = false;
  /** How many defects were planted. */
  planted = 0;

  constructor(
    readonly plant: Plant,
    private readonly every: number,
  ) {}

  /** Plants nothing more. */
  stop(): void {
    this.over = true;
  }

  /** Whether this event is one to do something to. */
  isDue(): boolean {
    this.passed += 1;
    return !this.over && this.passed % this.every === 0;
  }

  note(from: Planter, frame: EventFrame): void {
    this.seen.push({ from, frame });
    if (this.seen.length > 200) this.seen.shift();
  }

  /** A message that somebody got in a conversation this connection has never heard of. */
  foreignTo(connection: Planter): EventFrame | undefined {
    return this.seen.find(({ frame }) => !connection.knows(frame.result.data.json.data.conversationId))?.frame;
  }
}

/** Spoils the events of one connection. */
export class Planter implements Meddler {
  private readonly splitter = new FrameSplitter();
  private readonly conversations = new Set<string>();
  private held: Buffer | null = null;
  private isSocket: boolean | null = null;

  constructor(private readonly plantation: Plantation) {}

  knows(conversationId: string): boolean {
    return this.conversations.has(conversationId);
  }

  pass(bytes: Buffer): Buffer[] {
    this.isSocket ??= bytes.subarray(0, 12).toString("latin1") === "HTTP/1.1 101";
    if (!this.isSocket) return [bytes];
    return this.splitter.take(bytes).flatMap((frame) => this.change(frame));
  }

  private change(frame: SplitFrame): Buffer[] {
    const { bytes, text } = frame;
    if (text === null || !text.includes('"type":"message.sent"')) return [bytes];
    const event = JSON.parse(text) as EventFrame;
    this.conversations.add(event.result.data.json.data.conversationId);
    this.plantation.note(this, event);
    if (this.held !== null) {
      const late = this.held;
      this.held = null;
      return [bytes, late];
    }
    return this.plantation.isDue() ? this.spoil(bytes, event) : [bytes];
  }

  private spoil(bytes: Buffer, event: EventFrame): Buffer[] {
    const { plant } = this.plantation;
    const foreign = plant === "leaked" ? this.plantation.foreignTo(this) : undefined;
    if (plant === "leaked" && foreign === undefined) return [bytes];
    this.plantation.planted += 1;
    switch (plant) {
      case "lost":
        return [];
      case "doubled":
        return [bytes, bytes];
      case "leaked":
        return [bytes, textFrame(JSON.stringify({ ...foreign, id: event.id }))];
      case "disordered":
        this.held = bytes;
        return [];
      case "reset":
        return [resetFrame(event), textFrame(JSON.stringify({ id: event.id, result: { type: "stopped" } }))];
    }
  }
}

/** What a server says that can no longer serve a cursor, in place of an event. */
function resetFrame({ id, result }: EventFrame): Buffer {
  const data = { type: "reset", reason: "OTHER_HISTORY", retryAfterMs: 0 };
  return textFrame(
    JSON.stringify({ id, result: { type: "data", id: result.id, data: { json: { id: result.id, data } } } }),
  );
}
