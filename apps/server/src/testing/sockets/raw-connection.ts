import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { eventually } from "../eventually.js";

/** Time an answer may take on a busy machine, in milliseconds. */
const ANSWER_WITHIN_MS = 30_000;

/** A TCP connection by hand, for what no library would send. */
export class RawConnection {
  received: Buffer = Buffer.alloc(0);
  closed = false;

  private constructor(readonly socket: Socket) {
    socket.on("error", () => undefined);
    socket.on("data", (chunk: Buffer) => {
      this.received = Buffer.concat([this.received, chunk]);
    });
    socket.on("close", () => {
      this.closed = true;
    });
  }

  static async open(url: string): Promise<RawConnection> {
    const socket = connect({ host: "127.0.0.1", port: Number(new URL(url).port) });
    const connection = new RawConnection(socket);
    await once(socket, "connect");
    return connection;
  }

  write(bytes: string | Buffer): void {
    if (!this.socket.destroyed) this.socket.write(bytes);
  }

  /** The status code of the answer, once its head is there; `null` when the server hung up without a word. */
  async status(): Promise<number | null> {
    const head = /^HTTP\/1\.1 (\d{3}) [\s\S]*?\r\n\r\n/;
    await eventually("an answer", () => this.closed || head.test(this.received.toString("latin1")), ANSWER_WITHIN_MS);
    const code = head.exec(this.received.toString("latin1"))?.[1];
    return code === undefined ? null : Number(code);
  }

  /** Gone with a reset: no farewell, whatever is under way. */
  reset(): void {
    this.socket.resetAndDestroy();
  }

  close(): void {
    this.socket.destroy();
  }
}

/** Sends bytes on a connection of their own; gives the status code of the answer. */
export async function sendRaw(url: string, bytes: string | Buffer): Promise<number | null> {
  const connection = await RawConnection.open(url);
  connection.write(bytes);
  const status = await connection.status();
  connection.close();
  return status;
}

/** An upgrade request to the live door; `headers` replace or add. */
export function upgradeRequest(
  host: string,
  target = "/live?connectionParams=1",
  headers: Record<string, string> = {},
): string {
  const all = {
    Host: host,
    Upgrade: "websocket",
    Connection: "Upgrade",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `GET ${target} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`;
}
