import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SessionMultiplexer, type VirtualConnection } from "./session-multiplexer.js";
import { findFatalError, simpleQuery } from "./wire-messages.js";

const CLIENTS = 8;
const STEPS = 3000;
const IDLE_MS = 2000;
const GOODBYE = Buffer.from([0x58, 0, 0, 0, 4]);

/** Random numbers that come again with the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Client extends VirtualConnection {
  name: string;
  asked: number;
  answered: number;
  closed: boolean;
}

/** A session in which every statement is `client word`; it knows who is in a transaction and who broke in. */
class WatchedSession {
  owner: string | undefined;
  readonly intrusions: string[] = [];
  served = 0;

  readonly execute = (message: Uint8Array): Uint8Array => {
    const [name = "", word = ""] = Buffer.from(message).subarray(5, -1).toString().split(" ");
    if (name === "rollback") this.owner = undefined;
    else if (name !== "select") this.#run(name, word);
    this.served += 1;
    return Buffer.concat([Buffer.from([0x5a, 0, 0, 0, 5]), Buffer.from(this.owner === undefined ? "I" : "T")]);
  };

  #run(name: string, word: string): void {
    if (this.owner !== undefined && this.owner !== name) this.intrusions.push(`${name} ${word} inside ${this.owner}`);
    if (word === "begin") this.owner = name;
    if (word === "commit") this.owner = undefined;
  }
}

describe("SessionMultiplexer under random clients", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([1, 7, 42, 2026, 90210])("keeps transactions apart and forgets nobody (seed %i)", (seed) => {
    const next = random(seed);
    const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
    const session = new WatchedSession();
    const onSessionEnd = vi.fn();
    const multiplexer = new SessionMultiplexer(session.execute, { settings: {}, idleTimeoutMs: IDLE_MS, onSessionEnd });
    let born = 0;
    let expired = 0;

    function open(): Client {
      const client: Client = {
        name: `c${born++}`,
        asked: 1,
        answered: 0,
        closed: false,
        send(bytes) {
          if (findFatalError(bytes)) expired += 1;
          else client.answered += 1;
        },
        close() {
          client.closed = true;
        },
      };
      multiplexer.connect(client);
      multiplexer.receive(client, Buffer.from("startup"));
      return client;
    }

    const say = (client: Client, word: string) => {
      client.asked += 1;
      multiplexer.receive(client, simpleQuery(`${client.name} ${word}`));
    };
    let clients = Array.from({ length: CLIENTS }, open);
    for (let step = 0; step < STEPS; step += 1) {
      const client = pick(clients);
      const dice = next();
      if (dice < 0.75) say(client, pick(["begin", "work", "work", "commit", "commit"]));
      else if (dice < 0.8) multiplexer.receive(client, GOODBYE);
      else if (dice < 0.83) multiplexer.disconnect(client);
      else if (dice < 0.98) vi.advanceTimersByTime(next() * 100);
      else vi.advanceTimersByTime(IDLE_MS);
      if (dice >= 0.75 && dice < 0.83) client.closed = true;
      clients = clients.map((each) => (each.closed ? open() : each));
    }

    // whoever is still in a transaction idles it away, one after the other
    for (let round = 0; round < 2 * CLIENTS; round += 1) vi.advanceTimersByTime(IDLE_MS + 1);
    expect(session.intrusions).toEqual([]);
    const waiting = clients.filter((each) => !each.closed && each.answered !== each.asked);
    expect(waiting).toEqual([]);
    expect(expired).toBeGreaterThan(0);
    expect(session.served).toBeGreaterThan(STEPS / 4);
    expect(onSessionEnd).not.toHaveBeenCalled();
  });
});
