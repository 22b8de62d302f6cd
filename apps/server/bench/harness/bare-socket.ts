import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

const READ_BYTES = 256 * 1024;
/** Every socket reads into this: what is read is looked at before the next read. */
const READ_BUFFER = Buffer.allocUnsafe(READ_BYTES);
const OPCODE = { text: 1, close: 8, ping: 9, pong: 10 };

export interface BareSocketOptions {
  port: number;
  path: string;
  /** The address it comes from, of 127.0.0.0/8: one address has 28,000 ports. */
  from?: string;
  onOpen: () => void;
  onText: (text: string) => void;
  /** Texts whose first bytes say that nobody wants to read them. */
  ignores?: (data: Buffer, start: number) => boolean;
  onClose: () => void;
}

/**
 * A WebSocket client reduced to what a load generator needs: it can count bytes without looking at them, reading now and
 * then instead of at each arrival, so that a thousand of them cost less than what they measure.
 */
export class BareSocket {
  /** Bytes received while counting. */
  bytes = 0;
  /** Frames received while counting; only a socket that samples looks for them. */
  frames = 0;
  private counting = false;
  private samples = false;
  private opened = false;
  private rest: Buffer | null = null;
  private readonly socket: Socket;

  constructor(private readonly options: BareSocketOptions) {
    const { port, path, from } = options;
    this.socket = connect({
      port,
      host: "127.0.0.1",
      localAddress: from,
      onread: { buffer: READ_BUFFER, callback: (length) => this.read(length) },
    });
    this.socket.setNoDelay(true);
    this.socket.on("error", () => undefined);
    this.socket.on("close", options.onClose);
    const key = randomBytes(16).toString("base64");
    this.socket.write(
      `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
  }

  send(text: string): void {
    this.write(OPCODE.text, Buffer.from(text));
  }

  destroy(): void {
    this.socket.destroy();
  }

  /** From now on only counts, and reads only when `readOnce` is called. `samples`: looks for frames as well. */
  count(samples: boolean): void {
    this.counting = true;
    this.samples = samples;
    this.bytes = 0;
    this.frames = 0;
    this.rest = null;
  }

  /** Looks at what comes again; the stream must stand at the end of a frame. */
  look(): void {
    this.counting = false;
    this.rest = null;
    this.socket.resume();
  }

  readOnce(): void {
    this.socket.resume();
  }

  /** Gives whether to go on reading. */
  private read(length: number): boolean {
    if (!this.counting) {
      this.take(READ_BUFFER.subarray(0, length));
      return true;
    }
    this.bytes += length;
    if (this.samples) this.take(READ_BUFFER.subarray(0, length));
    return false;
  }

  private take(chunk: Buffer): void {
    let data = this.rest === null ? chunk : Buffer.concat([this.rest, chunk]);
    if (!this.opened) {
      const end = data.indexOf("\r\n\r\n");
      if (end < 0) {
        this.rest = Buffer.from(data);
        return;
      }
      if (!data.toString("latin1", 0, 12).endsWith("101")) {
        this.destroy();
        return;
      }
      this.opened = true;
      this.options.onOpen();
      data = data.subarray(end + 4);
    }
    let at = 0;
    for (let frame = frameAt(data, at); frame !== null; frame = frameAt(data, at)) {
      at = frame.end;
      if (this.counting) this.frames += 1;
      else if (frame.opcode === OPCODE.text) {
        if (this.options.ignores?.(data, frame.start) !== true)
          this.options.onText(data.toString("utf8", frame.start, frame.end));
      } else if (frame.opcode === OPCODE.ping) this.write(OPCODE.pong, data.subarray(frame.start, frame.end));
      else if (frame.opcode === OPCODE.close) this.socket.end();
    }
    this.rest = at === data.length ? null : Buffer.from(data.subarray(at));
  }

  /** A masked frame whose mask is zero: the payload goes as it is (RFC 6455, 5.3). */
  private write(opcode: number, payload: Buffer): void {
    const headLength = payload.length < 126 ? 2 : 4;
    const frame = Buffer.alloc(headLength + 4 + payload.length);
    frame[0] = 0x80 | opcode;
    if (headLength === 2) frame[1] = 0x80 | payload.length;
    else {
      frame[1] = 0x80 | 126;
      frame.writeUInt16BE(payload.length, 2);
    }
    payload.copy(frame, headLength + 4);
    this.socket.write(frame);
  }
}

/** Where the payload of the frame at `at` begins and ends; `null` while it is not all there. */
function frameAt(data: Buffer, at: number): { opcode: number; start: number; end: number } | null {
  const [first, second] = [data[at], data[at + 1]];
  if (first === undefined || second === undefined) return null;
  let length = second & 0x7f;
  let start = at + 2;
  if (length === 126) {
    if (data.length < at + 4) return null;
    length = data.readUInt16BE(at + 2);
    start = at + 4;
  } else if (length === 127) {
    if (data.length < at + 10) return null;
    length = Number(data.readBigUInt64BE(at + 2));
    start = at + 10;
  }
  return data.length < start + length ? null : { opcode: first & 0x0f, start, end: start + length };
}
