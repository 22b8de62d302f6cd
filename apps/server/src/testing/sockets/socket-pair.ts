import type { IncomingMessage } from "node:http";
import { Duplex } from "node:stream";
import { encodeFrame, OPCODE, takeFrames } from "./socket-frames.js";

/** How many turns of the event loop the server gets to finish what a flush began. */
const TURNS = 6;
const HEAD_END = "\r\n\r\n";

/** The server's end of a connection without a network: what it writes stays until somebody flushes. */
class ServerEnd extends Duplex {
  readonly remoteAddress = "127.0.0.1";
  private pending: { chunk: Buffer; done: () => void } | null = null;

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.pending = { chunk, done };
  }

  /** Once the server has said its last word, the client hangs up. */
  override _final(done: () => void): void {
    done();
    this.push(null);
  }

  /** Takes what was written first; the next piece is there a turn later. */
  takeChunk(): Buffer | null {
    const { pending } = this;
    this.pending = null;
    pending?.done();
    return pending?.chunk ?? null;
  }

  setTimeout(): this {
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
}

export interface SocketPairOptions {
  /** The request's target; default `/live?connectionParams=1`. */
  target?: string;
  headers?: Record<string, string>;
}

/** What is given upgrade requests: a LiveServer is attached to it as to an HTTP server. */
export interface UpgradeTarget {
  emit(event: "upgrade", request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
}

/**
 * A client and a server's end of one connection, in memory. Nothing moves in either direction but by `flush`, so a test
 * decides when the network delivers, and a reader that has stopped is one that is not flushed.
 */
export class SocketPair {
  readonly server = new ServerEnd();
  /** Texts the client received, JSON parsed where it is some. */
  readonly messages: unknown[] = [];
  /** The status line's code, once the server has answered the upgrade. */
  status: number | null = null;
  closeCode: number | null = null;
  /** Whether the server's end is gone. */
  ended = false;
  pings = 0;
  private outgoing: Buffer[] = [];
  private incoming: Buffer = Buffer.alloc(0);

  /** Sends the upgrade request; its answer comes with the first flush. */
  constructor(target: UpgradeTarget, options: SocketPairOptions = {}) {
    this.server.on("close", () => {
      this.ended = true;
    });
    this.server.on("error", () => undefined);
    const request = {
      method: "GET",
      url: options.target ?? "/live?connectionParams=1",
      headers: {
        host: "parley.test",
        upgrade: "websocket",
        connection: "Upgrade",
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
        "sec-websocket-version": "13",
        ...options.headers,
      },
      socket: this.server,
    };
    target.emit("upgrade", request as unknown as IncomingMessage, this.server, Buffer.alloc(0));
  }

  /** Puts a text, or a value as JSON, on the client's side of the wire. */
  send(message: unknown): void {
    this.sendBytes(encodeFrame(typeof message === "string" ? message : JSON.stringify(message)));
  }

  sendBytes(bytes: Buffer): void {
    this.outgoing.push(bytes);
  }

  /** Delivers what the client sent, and lets the server work on it; what it writes waits. */
  async deliver(): Promise<void> {
    const bytes = this.outgoing;
    this.outgoing = [];
    for (const chunk of bytes) if (!this.server.destroyed) this.server.push(chunk);
    await turns();
  }

  /** Delivers both ways until nothing moves any more. */
  async flush(): Promise<void> {
    await this.deliver();
    for (let chunk = this.server.takeChunk(); chunk !== null; chunk = this.server.takeChunk()) {
      this.receive(chunk);
      await turns();
    }
    if (this.outgoing.length > 0) await this.flush();
  }

  /** The client is gone without a farewell. */
  async vanish(): Promise<void> {
    this.server.destroy();
    await turns();
  }

  private receive(chunk: Buffer): void {
    this.incoming = Buffer.concat([this.incoming, chunk]);
    if (this.status === null) {
      const end = this.incoming.indexOf(HEAD_END);
      if (end < 0) return;
      this.status = Number(this.incoming.toString("latin1", 9, 12));
      this.incoming = this.incoming.subarray(end + HEAD_END.length);
    }
    const { frames, rest } = takeFrames(this.incoming);
    this.incoming = rest;
    for (const { opcode, payload } of frames) {
      if (opcode === OPCODE.ping) this.pings += 1;
      if (opcode === OPCODE.text) this.messages.push(parsed(payload.toString()));
      if (opcode !== OPCODE.close) continue;
      this.closeCode = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
      // A client answers a farewell with the same.
      this.sendBytes(encodeFrame(payload, { opcode: OPCODE.close }));
    }
  }
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

function parsed(text: string): unknown {
  return text === "PONG" || text === "PING" ? text : JSON.parse(text);
}
