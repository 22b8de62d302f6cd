import type { Channel } from "../../realtime/direct-source.js";
import { CLOSE, CONNECTION_LIMITS } from "./limits.js";
import type { LiveConnection } from "./live-connection.js";

/** A direct source's way to one connection's socket. */
export class SocketChannel implements Channel {
  constructor(
    private readonly connection: LiveConnection,
    readonly rpcId: number,
    private readonly stop: () => void,
    private readonly signal: AbortSignal,
  ) {}

  get connectionId(): string {
    return this.connection.id;
  }

  get alive(): boolean {
    return this.connection.alive && !this.signal.aborted;
  }

  get writable(): boolean {
    return this.connection.socket.writableLength <= CONNECTION_LIMITS.unsentBytes;
  }

  write(frames: Buffer): void {
    this.connection.writeRaw(frames);
  }

  hold(): void {
    this.connection.socket.cork();
  }

  release(): void {
    this.connection.socket.uncork();
  }

  async drained(): Promise<void> {
    const { socket } = this.connection;
    if (socket.writableLength <= CONNECTION_LIMITS.replayBytes || socket.destroyed) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        socket.off("drain", done);
        socket.off("close", done);
        resolve();
      };
      socket.on("drain", done);
      socket.on("close", done);
    });
  }

  data(value: object, cursor?: string): void {
    const id = this.rpcId;
    if (cursor === undefined) this.connection.respond({ id, result: { type: "data", data: value } });
    else this.connection.respond({ id, result: { type: "data", id: cursor, data: { id: cursor, data: value } } });
  }

  end(): void {
    this.stop();
  }

  drop(): void {
    this.connection.close(CLOSE.comeBack);
  }
}
