import { WebSocket } from "ws";
import type { LiveConnection } from "./live-connection.js";

/** What the door wants to hear of a socket. */
export interface SocketOwner {
  heard(socket: LiveWebSocket, data: Buffer, isBinary: boolean): void;
  /** Its connection is gone; what it had open is to be ended. */
  closed(connection: LiveConnection): void;
}

/**
 * A socket that knows whose it is. So all sockets share their listeners, which find everything on `this`: closures of
 * its own, and what they hold on to, would cost every connection a kilobyte.
 */
export class LiveWebSocket extends WebSocket {
  private owner: SocketOwner | null = null;
  connection: LiveConnection | null = null;
  /** Whether the next message says who speaks. */
  expectsParams = false;
  /** The session cookie of the upgrade, until somebody is signed in. */
  cookie: string | null = null;
  /** Messages that came while the session is being looked up; `null` once there is nothing to wait for. */
  early: unknown[] | null = null;

  /** Begins to listen for its owner. */
  belongTo(owner: SocketOwner, connection: LiveConnection): void {
    this.owner = owner;
    this.connection = connection;
    this.on("error", ignore);
    this.on("close", tellClosed);
    this.on("pong", noteLife);
    this.on("message", tellHeard);
  }

  /** See `belongTo`: for the listeners below. */
  tell(data: Buffer, isBinary: boolean): void {
    if (this.connection !== null) this.connection.silence = 0;
    this.owner?.heard(this, data, isBinary);
  }

  /** See `belongTo`: for the listeners below. */
  tellClosed(): void {
    if (this.connection !== null) this.owner?.closed(this.connection);
  }
}

function ignore(): void {}

function tellClosed(this: WebSocket): void {
  (this as LiveWebSocket).tellClosed();
}

function noteLife(this: WebSocket): void {
  const { connection } = this as LiveWebSocket;
  if (connection !== null) connection.silence = 0;
}

function tellHeard(this: WebSocket, data: unknown, isBinary: boolean): void {
  (this as LiveWebSocket).tell(data as Buffer, isBinary);
}
