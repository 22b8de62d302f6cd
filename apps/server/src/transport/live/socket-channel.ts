import type { Channel } from "../../realtime/direct-source.js";
import { CONNECTION_LIMITS } from "./limits.js";
import type { LiveConnection, Subscription } from "./live-connection.js";

/** A direct source's way to one connection's socket, and the subscription itself: one object for both. */
export class SocketChannel implements Channel, Subscription {
  private over = false;
  private close: (() => void) | null = null;

  constructor(
    private readonly connection: LiveConnection,
    readonly rpcId: number,
  ) {}

  get connectionId(): string {
    return this.connection.id;
  }

  get alive(): boolean {
    return this.connection.alive && !this.over;
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

  /** Keeps what the source wants to be called at the end; if that has come already, calls it. */
  opened(close: () => void): void {
    this.close = close;
    if (this.over) this.finish();
  }

  stop(): void {
    if (this.over) return;
    this.over = true;
    if (this.close !== null) this.finish();
  }

  private finish(): void {
    this.close?.();
    this.close = null;
    this.connection.forget(this);
  }

  end(): void {
    this.stop();
  }

  drop(): void {
    this.connection.closeSlow();
  }
}
