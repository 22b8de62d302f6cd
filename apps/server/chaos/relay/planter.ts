import { randomUUID } from "node:crypto";
import { Acquaintances } from "./acquaintances.js";
import { FrameSplitter, type SplitFrame, textFrame } from "./frame-splitter.js";
import type { Meddler } from "./relay.js";

/** A defect that is planted between server and client, to see whether it is found. */
export type Plant = "lost" | "doubled" | "leaked" | "disordered" | "reset" | "personal" | "miscount" | "search";
export const PLANTS: readonly Plant[] = [
  "lost",
  "doubled",
  "leaked",
  "disordered",
  "reset",
  "personal",
  "miscount",
  "search",
];

interface EventFrame {
  id: number;
  result: {
    type: "data";
    id: string;
    data: { json: { id: string; data: EventData } };
  };
}
interface EventData {
  type: string;
  conversationId: string;
  actorId?: string;
  count?: number;
  message?: { id: string };
}

/** What is spoiled: messages, or where it needs another thing, that. */
const SPOILED: Partial<Record<Plant, RegExp>> = {
  // Their actor is whom they are for.
  personal: /"type":"(preference\.changed|saved\.(added|removed)|scheduled\.(changed|removed))"/,
  miscount: /"type":"reaction\.added"/,
};
const MESSAGES = /"type":"message\.sent"/;
/** The first message that an answer to a search gives. */
const FOUND = /"messages":\[\{"id":"([0-9a-f-]{36})".{0,40}?"conversationId":"([0-9a-f-]{36})"/;

const dataOf = ({ result }: EventFrame): EventData => result.data.json.data;

/** What all connections of a run share: how often to plant, and what was seen elsewhere. */
export class Plantation {
  /** What passed last, by its connection; used to leak it to others. */
  private readonly seen: { from: Planter; frame: EventFrame }[] = [];
  private readonly acquaintances = new Acquaintances();
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
    const { conversationId, message } = dataOf(frame);
    if (message !== undefined) this.acquaintances.heard(from.name, conversationId, message.id);
    this.seen.push({ from, frame });
    if (this.seen.length > 200) this.seen.shift();
  }

  /** What of others passes by is noted and spoiled. */
  get spoiled(): RegExp {
    return SPOILED[this.plant] ?? MESSAGES;
  }

  /** Something that was for another member alone than this was. */
  othersThan(own: EventFrame): EventFrame | undefined {
    const { actorId } = dataOf(own);
    return this.seen.findLast(({ frame }) => dataOf(frame).actorId !== actorId)?.frame;
  }

  /** A message of another workspace than this conversation's. */
  strangeTo(conversationId: string): string | undefined {
    return this.acquaintances.foreignTo(conversationId);
  }

  /** A message that somebody got in a conversation this connection has never heard of. */
  foreignTo(connection: Planter): EventFrame | undefined {
    return this.seen.find(({ frame }) => !connection.knows(dataOf(frame).conversationId))?.frame;
  }
}

/** Spoils the events of one connection. */
export class Planter implements Meddler {
  private readonly splitter = new FrameSplitter();
  private readonly conversations = new Set<string>();
  private held: Buffer | null = null;
  private isSocket: boolean | null = null;

  /** Its own, among connections. */
  readonly name = randomUUID();

  constructor(private readonly plantation: Plantation) {}

  knows(conversationId: string): boolean {
    return this.conversations.has(conversationId);
  }

  pass(bytes: Buffer): Buffer[] {
    this.isSocket ??= bytes.subarray(0, 12).toString("latin1") === "HTTP/1.1 101";
    if (!this.isSocket) return [this.plantation.plant === "search" ? this.spoilSearch(bytes) : bytes];
    return this.splitter.take(bytes).flatMap((frame) => this.change(frame));
  }

  private change(frame: SplitFrame): Buffer[] {
    const { bytes, text } = frame;
    if (text === null || !this.plantation.spoiled.test(text)) return [bytes];
    const event = JSON.parse(text) as EventFrame;
    this.conversations.add(dataOf(event).conversationId);
    this.plantation.note(this, event);
    if (this.plantation.plant === "search") return [bytes];
    if (this.held !== null) {
      const late = this.held;
      this.held = null;
      return [bytes, late];
    }
    return this.plantation.isDue() ? this.spoil(bytes, event) : [bytes];
  }

  /** Puts a message of another workspace in the place of the first one that a search has found; both ids are as long. */
  private spoilSearch(bytes: Buffer): Buffer {
    const text = bytes.toString("latin1");
    const [, id, conversationId = ""] = FOUND.exec(text) ?? [];
    if (id === undefined || !this.plantation.isDue()) return bytes;
    const foreign = this.plantation.strangeTo(conversationId);
    if (foreign === undefined) return bytes;
    this.plantation.planted += 1;
    return Buffer.from(text.replace(`"id":"${id}"`, `"id":"${foreign}"`), "latin1");
  }

  private spoil(bytes: Buffer, event: EventFrame): Buffer[] {
    const { plant } = this.plantation;
    const foreign = plant === "personal" ? this.plantation.othersThan(event) : this.plantation.foreignTo(this);
    if ((plant === "leaked" || plant === "personal") && foreign === undefined) return [bytes];
    this.plantation.planted += 1;
    switch (plant) {
      case "lost":
        return [];
      case "doubled":
        return [bytes, bytes];
      case "leaked":
      case "personal":
        return [bytes, textFrame(JSON.stringify({ ...foreign, id: event.id }))];
      case "disordered":
        this.held = bytes;
        return [];
      case "miscount":
        return [miscounted(event)];
      // Spoiled where it passes: it is no event.
      case "search":
        return [bytes];
      case "reset":
        return [resetFrame(event), textFrame(JSON.stringify({ id: event.id, result: { type: "stopped" } }))];
    }
  }
}

/** A reaction with a count that nobody ever reached. */
function miscounted(event: EventFrame): Buffer {
  const { result } = event;
  const data = { ...dataOf(event), count: (dataOf(event).count ?? 0) + 1_000 };
  const json = { ...result.data.json, data };
  return textFrame(JSON.stringify({ ...event, result: { ...result, data: { ...result.data, json } } }));
}

/** What a server says that can no longer serve a cursor, in place of an event. */
function resetFrame({ id, result }: EventFrame): Buffer {
  const data = { type: "reset", reason: "OTHER_HISTORY", retryAfterMs: 0 };
  return textFrame(
    JSON.stringify({ id, result: { type: "data", id: result.id, data: { json: { id: result.id, data } } } }),
  );
}
