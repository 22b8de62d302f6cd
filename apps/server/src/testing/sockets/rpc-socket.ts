import { WebSocket } from "ws";
import { eventually } from "../eventually.js";
import { type Answer, answerOf, type RpcMessage } from "../servers/answer.js";

/** How a connection ended. */
export interface SocketEnd {
  code: number;
  reason: string;
}

export interface RpcSocketOptions {
  /** Sent as connection parameters; `null` opens without them, on the cookie alone. */
  params?: Record<string, string> | null;
  headers?: Record<string, string>;
}

/** What a subscription has told so far. */
export interface RpcStream {
  readonly id: number;
  /** The data of each message, oldest first; tracked ones as `{ id, data }`. */
  readonly data: unknown[];
  started: boolean;
  stopped: boolean;
  error: Answer | null;
  stop(): void;
}

/** A WebSocket that speaks tRPC by hand, so that a test sees what a client library would smooth over. */
export class RpcSocket {
  /** Every message received, parsed. */
  readonly messages: unknown[] = [];
  end: SocketEnd | null = null;
  private nextId = 1;
  private readonly calls = new Map<number, (answer: Answer) => void>();
  private readonly streams = new Map<number, RpcStream>();

  private constructor(readonly ws: WebSocket) {
    ws.on("error", () => undefined);
    ws.on("close", (code, reason) => {
      this.end = { code, reason: reason.toString() };
      for (const settle of this.calls.values()) settle({ ok: false, code: "CLOSED", reason: String(code) });
      this.calls.clear();
    });
    ws.on("message", (data: Buffer) => this.received(data.toString()));
  }

  /** Connects and says who speaks. Resolves once the connection is open or refused. */
  static async open(url: string, options: RpcSocketOptions = {}): Promise<RpcSocket> {
    const { params = {}, headers = {} } = options;
    const address = `${url.replace(/^http/, "ws")}/live${params === null ? "" : "?connectionParams=1"}`;
    const ws = new WebSocket(address, { headers, perMessageDeflate: false });
    const socket = new RpcSocket(ws);
    await new Promise<void>((resolve) => {
      ws.once("open", () => resolve());
      ws.once("close", () => resolve());
    });
    if (params !== null) socket.send({ method: "connectionParams", data: params });
    return socket;
  }

  /** Sends a message as it is. */
  send(message: unknown): void {
    if (this.ws.readyState === WebSocket.OPEN)
      this.ws.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  /** Calls a query or mutation; a connection that ends instead is an answer too. */
  call(type: "query" | "mutation", path: string, input?: unknown): Promise<Answer> {
    const id = this.nextId++;
    const { end } = this;
    if (end !== null) return Promise.resolve({ ok: false, code: "CLOSED", reason: String(end.code) });
    return new Promise((resolve) => {
      this.calls.set(id, resolve);
      this.send({ id, method: type, params: { path, ...(input === undefined ? {} : { input }) } });
    });
  }

  /** Opens a subscription; what comes stands in the stream it gives. */
  subscribe(path: string, input?: unknown, lastEventId?: string): RpcStream {
    const id = this.nextId++;
    const stream: RpcStream = {
      id,
      data: [],
      started: false,
      stopped: false,
      error: null,
      stop: () => this.send({ id, method: "subscription.stop" }),
    };
    this.streams.set(id, stream);
    this.send({
      id,
      method: "subscription",
      params: {
        path,
        ...(input === undefined ? {} : { input }),
        ...(lastEventId === undefined ? {} : { lastEventId }),
      },
    });
    return stream;
  }

  /** Resolves with how the connection ended. Throws when it is still there after so many milliseconds. */
  ended(withinMs?: number): Promise<SocketEnd> {
    return eventually("the connection ends", () => this.end, withinMs);
  }

  close(): void {
    this.ws.terminate();
  }

  private received(text: string): void {
    if (text === "PONG" || text === "PING") {
      this.messages.push(text);
      return;
    }
    const message = JSON.parse(text) as RpcMessage;
    this.messages.push(message);
    if (typeof message.id !== "number") return;
    const stream = this.streams.get(message.id);
    if (stream !== undefined) tell(stream, message);
    this.calls.get(message.id)?.(answerOf(message));
    this.calls.delete(message.id);
  }
}

function tell(stream: RpcStream, message: RpcMessage): void {
  if (message.error !== undefined) stream.error = answerOf(message);
  else if (message.result?.type === "started") stream.started = true;
  else if (message.result?.type === "stopped") stream.stopped = true;
  else stream.data.push(message.result?.data?.json);
}
