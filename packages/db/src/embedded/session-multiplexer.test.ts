import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SessionMultiplexer, type VirtualConnection } from "./session-multiplexer.js";
import { fatalError, findFatalError, simpleQuery } from "./wire-messages.js";

const IDLE_MS = 2000;
const STARTUP = Buffer.from("startup");
const GOODBYE = Buffer.from([0x58, 0, 0, 0, 4]);

/** A session that obeys a few words and notes what reached it. */
class FakeSession {
  readonly executed: string[] = [];
  idleLimit = "0";
  #status = "I";

  readonly execute = (messages: Uint8Array): Uint8Array => {
    const text = Buffer.from(messages).subarray(5, -1).toString();
    this.executed.push(text);
    if (text === "describe") return Buffer.from("half an answer");
    if (text === "panic") return fatalError("53100", "no space left");
    if (text === "begin") this.#status = "T";
    if (text === "fail") this.#status = "E";
    if (text === "commit" || text === "rollback") this.#status = "I";
    const value = text.includes("app.idle_timeout_ms") ? this.#row(this.idleLimit) : Buffer.alloc(0);
    return Buffer.concat([value, Buffer.from([0x5a, 0, 0, 0, 5]), Buffer.from(this.#status)]);
  };

  #row(value: string): Buffer {
    const head = Buffer.from([0x44, 0, 0, 0, 10 + value.length, 0, 1, 0, 0, 0, value.length]);
    return Buffer.concat([head, Buffer.from(value)]);
  }
}

class FakeConnection implements VirtualConnection {
  readonly received: Uint8Array[] = [];
  closed = false;
  send(bytes: Uint8Array): void {
    this.received.push(bytes);
  }
  close(): void {
    this.closed = true;
  }
  get fatal() {
    return this.received.map(findFatalError).find((error) => error !== undefined);
  }
}

describe("SessionMultiplexer", () => {
  let session: FakeSession;
  let multiplexer: SessionMultiplexer;
  const onSessionEnd = vi.fn();

  beforeEach(() => {
    vi.useFakeTimers();
    session = new FakeSession();
    multiplexer = new SessionMultiplexer(session.execute, { settings: {}, idleTimeoutMs: IDLE_MS, onSessionEnd });
  });
  afterEach(() => void vi.useRealTimers());

  function open(): FakeConnection {
    const connection = new FakeConnection();
    multiplexer.connect(connection);
    multiplexer.receive(connection, STARTUP);
    return connection;
  }
  const say = (connection: FakeConnection, text: string) => multiplexer.receive(connection, simpleQuery(text));

  it("welcomes a client without touching the session", () => {
    expect(open().received).toHaveLength(1);
    expect(session.executed).toEqual([]);
  });

  it("lets a transaction finish before anyone else gets a word in", () => {
    const [one, two] = [open(), open()];
    say(one, "begin");
    say(two, "other");
    say(one, "work");
    expect(session.executed).toEqual(["begin", "work"]);
    say(one, "commit");
    expect(session.executed).toEqual(["begin", "work", "commit", "other"]);
  });

  it("holds the session between the parts of one query", () => {
    const [one, two] = [open(), open()];
    say(one, "describe");
    say(two, "other");
    say(one, "bind");
    expect(session.executed).toEqual(["describe", "bind", "other"]);
  });

  it("serves the waiting in the order they came", () => {
    const [one, two, three] = [open(), open(), open()];
    say(one, "begin");
    say(three, "third");
    say(two, "second");
    say(three, "third again");
    say(one, "commit");
    expect(session.executed).toEqual(["begin", "commit", "third", "third again", "second"]);
  });

  it.each([
    ["says goodbye", (connection: FakeConnection) => multiplexer.receive(connection, GOODBYE)],
    ["is gone", (connection: FakeConnection) => multiplexer.disconnect(connection)],
  ])("rolls back for a client that %s inside a transaction", (_, leave) => {
    const [one, two] = [open(), open()];
    say(one, "begin");
    say(two, "other");
    leave(one);
    expect(session.executed).toEqual(["begin", "rollback", "other"]);
    say(one, "late");
    expect(session.executed).not.toContain("late");
  });

  it("disconnects a holder that idles while others wait (SPEC W9)", () => {
    const [one, two] = [open(), open()];
    say(one, "begin");
    say(two, "other");
    vi.advanceTimersByTime(IDLE_MS - 1);
    expect(one.closed).toBe(false);
    vi.advanceTimersByTime(2);
    expect(one).toMatchObject({ closed: true, fatal: { sqlState: "25P03" } });
    expect(session.executed.slice(-2)).toEqual(["rollback", "other"]);
  });

  it("counts idling from the holder's last word, whatever the others say", () => {
    const [one, two] = [open(), open()];
    say(one, "begin");
    for (let waited = 0; waited < IDLE_MS; waited += 500) {
      say(two, "other");
      vi.advanceTimersByTime(500);
    }
    vi.advanceTimersByTime(1);
    expect(one.closed).toBe(true);
  });

  it("leaves a holder alone that works, or for whom nobody waits", () => {
    const [one, two] = [open(), open()];
    say(one, "begin");
    vi.advanceTimersByTime(10 * IDLE_MS);
    say(one, "work");
    say(two, "other");
    for (let step = 0; step < 5; step += 1) {
      vi.advanceTimersByTime(IDLE_MS - 1);
      say(one, "work");
    }
    expect(one.closed).toBe(false);
  });

  it("grants the longer idle time that a transaction set for itself", () => {
    session.idleLimit = String(5 * IDLE_MS);
    const [one, two] = [open(), open()];
    say(one, "begin");
    say(two, "other");
    vi.advanceTimersByTime(5 * IDLE_MS - 10);
    expect(one.closed).toBe(false);
    vi.advanceTimersByTime(20);
    expect(one.closed).toBe(true);
  });

  it("asks a failed transaction nothing and ends it as soon", () => {
    const [one, two] = [open(), open()];
    say(one, "begin");
    say(one, "fail");
    say(two, "other");
    vi.advanceTimersByTime(IDLE_MS + 1);
    expect(one.closed).toBe(true);
    expect(session.executed).toEqual(["begin", "fail", "rollback", "other"]);
  });

  it("does not take a query in the making for idling", () => {
    const [one, two] = [open(), open()];
    say(one, "describe");
    say(two, "other");
    vi.advanceTimersByTime(5 * IDLE_MS);
    expect(one.closed).toBe(false);
    say(one, "bind");
    expect(session.executed).toEqual(["describe", "bind", "other"]);
  });

  it("reports the session's end and never touches it again", () => {
    const [one, two] = [open(), open()];
    say(one, "panic");
    say(two, "other");
    multiplexer.disconnect(one);
    vi.advanceTimersByTime(2 * IDLE_MS);
    expect(onSessionEnd).toHaveBeenCalledExactlyOnceWith("53100", "no space left");
    expect(one.fatal).toEqual({ sqlState: "53100", sentence: "no space left" });
    expect(session.executed).toEqual(["panic"]);
  });
});
