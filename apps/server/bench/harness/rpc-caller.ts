import { randomUUID } from "node:crypto";
import { BareSocket } from "./bare-socket.js";
import type { Seat } from "./protocols.js";

const SIGN_OF_LIFE_EVERY_MS = 15_000;

interface Answer {
  id: number | null;
  result?: { type?: string; data?: { json: unknown } };
  error?: unknown;
}

/** A client that calls procedures over the live socket, many at a time. */
export class RpcCaller {
  private readonly waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  private next = 0;
  private socket: BareSocket | null = null;
  /** A connection that says nothing for long is closed; what it measures in between takes its time. */
  private readonly signs = setInterval(() => this.socket?.send("PING"), SIGN_OF_LIFE_EVERY_MS);

  /** Opens the socket and says who speaks; the first call is answered once that is known. */
  static open(port: number, seat: Seat): Promise<RpcCaller> {
    const caller = new RpcCaller();
    return new Promise((resolve, reject) => {
      const socket = new BareSocket({
        port,
        path: "/live?connectionParams=1",
        onOpen: () => {
          socket.send(
            JSON.stringify({ method: "connectionParams", data: { token: seat.token, workspace: seat.workspace } }),
          );
          resolve(caller);
        },
        onText: (text) => caller.take(text),
        onClose: () => {
          const error = new Error("the caller's connection was closed");
          reject(error);
          clearInterval(caller.signs);
          for (const { reject: fail } of caller.waiting.values()) fail(error);
        },
      });
      caller.socket = socket;
    });
  }

  call(path: string, input: object): Promise<unknown> {
    this.next += 1;
    const id = this.next;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.socket?.send(JSON.stringify({ id, method: "mutation", params: { path, input } }));
    });
  }

  send(conversationId: string, text: string): Promise<unknown> {
    return this.call("messages.send", { conversationId, nonce: randomUUID(), text });
  }

  close(): void {
    this.socket?.destroy();
  }

  private take(text: string): void {
    if (text === "PONG") return;
    const answer = JSON.parse(text) as Answer;
    const asked = answer.id === null ? undefined : this.waiting.get(answer.id);
    if (answer.id !== null) this.waiting.delete(answer.id);
    if (answer.error === undefined) asked?.resolve(answer.result?.data?.json);
    else asked?.reject(new Error(JSON.stringify(answer.error)));
  }
}
