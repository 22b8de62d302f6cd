import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";

const ACCEPTED = "net.server.socket";

/** A server's end of one connection, watched. */
export interface WatchedSocket {
  readonly socket: Socket;
  /** The most bytes that were ever waiting in this process to be sent to the client. */
  mostUnsent: number;
}

/** Watches the sockets that servers of this process accept, from outside of them. */
export class ServerSockets {
  private readonly sockets: WatchedSocket[] = [];
  private readonly accepted = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    const watched: WatchedSocket = { socket, mostUnsent: 0 };
    const note = () => {
      watched.mostUnsent = Math.max(watched.mostUnsent, socket.writableLength);
    };
    const { write } = socket;
    // What is held back by a cork counts as much as what the system has not taken.
    socket.write = ((...args: Parameters<Socket["write"]>) => {
      const isBelow = write.apply(socket, args);
      note();
      return isBelow;
    }) as Socket["write"];
    this.sockets.push(watched);
  };

  constructor() {
    subscribe(ACCEPTED, this.accepted);
  }

  /** The server's end of the connection from this port. */
  from(port: number | undefined): WatchedSocket {
    const found = this.sockets.find(({ socket }) => socket.remotePort === port);
    if (found === undefined) throw new Error(`No connection from port ${port}.`);
    return found;
  }

  stop(): void {
    unsubscribe(ACCEPTED, this.accepted);
  }
}
