import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { ApiError, type AppRouter, type Context, LIMITS } from "@parley/api/server";
import {
  type AnyTRPCRouter,
  callTRPCProcedure,
  getErrorShape,
  getTRPCErrorFromUnknown,
  isTrackedEnvelope,
  transformTRPCResponse,
} from "@trpc/server";
import {
  parseTRPCMessage,
  type TRPCClientOutgoingMessage,
  type TRPCRequestMessage,
  type TRPCResponseMessage,
} from "@trpc/server/rpc";
import type { WebSocket } from "ws";
import type { Logger } from "../../observability/logger.js";
import { type Channel, DirectSource } from "../../realtime/direct-source.js";
import { WireFrame } from "../../realtime/wire-frame.js";
import { CLOSE, CONNECTION_LIMITS } from "./limits.js";
import { SocketChannel } from "./socket-channel.js";

/** What every connection shares. */
export interface LiveHost {
  router: AnyTRPCRouter;
  logger: Logger;
  /** A context for one call: the session is checked anew each time. */
  createContext: (connection: LiveConnection) => Context;
}

/** What a connection has shown to be let in. */
export interface Credentials {
  token: string;
  workspaceRef: string | null;
}

type RpcId = number | string | null;

const NEVER = new AbortController().signal;
const isFine = (id: unknown): id is number => typeof id === "number" && Number.isSafeInteger(id) && id >= 0;

/** One WebSocket that speaks tRPC: calls, ordinary subscriptions, and sources that write to it directly. */
export class LiveConnection {
  readonly id: string = crypto.randomUUID();
  credentials: Credentials | null = null;
  /** Sweeps since the last sign of life. */
  silence = 0;
  readonly openedAt = Date.now();
  private readonly subscriptions = new Map<number, AbortController>();
  private inFlight = 0;
  private closing = false;

  constructor(
    readonly ws: WebSocket,
    readonly socket: Socket,
    readonly request: Pick<IncomingMessage, "headers" | "socket">,
    private readonly host: LiveHost,
  ) {}

  /** All our routers are made by one `initTRPC`: they share transformer and error formatter. */
  private get config(): AppRouter["_def"]["_config"] {
    return this.host.router._def._config as AppRouter["_def"]["_config"];
  }

  get alive(): boolean {
    return !this.closing && this.ws.readyState === this.ws.OPEN;
  }

  /** Takes one message of a connection that has been let in. Nothing a client sends can throw out of here. */
  receive(message: unknown): void {
    const calls: unknown[] = Array.isArray(message) ? message : [message];
    if (calls.length > LIMITS.batch) {
      this.close(CLOSE.tooMuch);
      return;
    }
    for (const [index, raw] of calls.entries()) {
      let call: TRPCClientOutgoingMessage;
      try {
        call = parseTRPCMessage(raw, this.host.router._def._config.transformer);
      } catch (cause) {
        this.fail(null, new ApiError("INVALID_INPUT", { message: "Not a tRPC call.", cause }));
        continue;
      }
      void this.answer(call, index);
    }
  }

  private async answer(call: TRPCClientOutgoingMessage, batchIndex: number): Promise<void> {
    const { id } = call;
    if (!isFine(id)) {
      this.fail(null, new ApiError("INVALID_INPUT", { message: "A call's id is a whole number." }));
      return;
    }
    if (call.method === "subscription.stop") {
      this.subscriptions.get(id)?.abort();
      return;
    }
    if (this.inFlight >= CONNECTION_LIMITS.callsInFlight) {
      this.fail(
        id,
        new ApiError("RATE_LIMITED", { message: "Too many calls at once on this connection.", retryAfterMs: 1_000 }),
      );
      return;
    }
    this.inFlight += 1;
    try {
      if (call.method === "subscription") await this.subscribe(id, call, batchIndex);
      else {
        const data = await this.call(call, batchIndex, NEVER);
        this.respond({ id, result: { type: "data", data } });
      }
    } catch (error) {
      this.refuse(id, call, error);
    } finally {
      this.inFlight -= 1;
    }
  }

  private call(call: TRPCRequestMessage, batchIndex: number, signal: AbortSignal): Promise<unknown> {
    const { path, input, lastEventId } = call.params;
    return callTRPCProcedure({
      router: this.host.router,
      path,
      getRawInput: async () => withLastEventId(input, lastEventId),
      ctx: this.host.createContext(this),
      type: call.method,
      signal,
      batchIndex,
    });
  }

  private async subscribe(id: number, call: TRPCRequestMessage, batchIndex: number): Promise<void> {
    if (this.subscriptions.has(id)) throw new ApiError("INVALID_INPUT", { message: `The id ${id} is in use.` });
    if (this.subscriptions.size >= CONNECTION_LIMITS.subscriptions)
      throw new ApiError("RATE_LIMITED", {
        message: "Too many subscriptions on this connection.",
        retryAfterMs: 1_000,
      });
    const abort = new AbortController();
    this.subscriptions.set(id, abort);
    try {
      const source = await this.call(call, batchIndex, abort.signal);
      if (!this.alive || abort.signal.aborted) return this.forget(id, abort);
      this.respond({ id, result: { type: "started" } });
      if (source instanceof DirectSource) await this.open(id, source, abort);
      else void this.iterate(id, source as AsyncIterable<unknown>, abort, call);
    } catch (error) {
      this.subscriptions.delete(id);
      throw error;
    }
  }

  private async open(id: number, source: DirectSource<unknown>, abort: AbortController): Promise<void> {
    const channel: Channel = new SocketChannel(this, id, () => abort.abort(), abort.signal);
    const close = await source.open(channel);
    const over = () => {
      close();
      this.forget(id, abort);
    };
    if (abort.signal.aborted) over();
    else abort.signal.addEventListener("abort", over, { once: true });
  }

  private async iterate(
    id: number,
    source: AsyncIterable<unknown>,
    abort: AbortController,
    call: TRPCRequestMessage,
  ): Promise<void> {
    const iterator = source[Symbol.asyncIterator]();
    abort.signal.addEventListener("abort", () => void iterator.return?.(), { once: true });
    try {
      for (
        let next = await iterator.next();
        next.done !== true && !abort.signal.aborted;
        next = await iterator.next()
      ) {
        const { value } = next;
        if (isTrackedEnvelope(value))
          this.respond({ id, result: { type: "data", id: value[0], data: { id: value[0], data: value[1] } } });
        else this.respond({ id, result: { type: "data", data: value } });
      }
      this.forget(id, abort);
    } catch (error) {
      this.subscriptions.delete(id);
      this.refuse(id, call, error);
    }
  }

  private forget(id: number, abort: AbortController): void {
    if (this.subscriptions.get(id) !== abort) return;
    this.subscriptions.delete(id);
    if (this.alive) this.writeRaw(new WireFrame(`,"result":{"type":"stopped"}}`).for(id));
  }

  /** An expected refusal is answered. Anything else inside a subscription closes the connection: its client comes back and resumes (SPEC R6). */
  private refuse(id: number, call: TRPCRequestMessage, cause: unknown): void {
    const error = getTRPCErrorFromUnknown(cause);
    if (error.code === "INTERNAL_SERVER_ERROR")
      this.host.logger.error(
        { err: cause, path: call.params.path, connectionId: this.id },
        "a call on a socket failed",
      );
    const transient =
      error.code === "INTERNAL_SERVER_ERROR" || error.code === "SERVICE_UNAVAILABLE" || error.code === "TIMEOUT";
    if (call.method === "subscription" && transient) this.close(CLOSE.comeBack);
    else this.fail(id, cause, call);
  }

  private fail(id: RpcId, cause: unknown, call?: TRPCRequestMessage): void {
    const error = getErrorShape({
      config: this.config,
      error: getTRPCErrorFromUnknown(cause),
      type: call?.method ?? "unknown",
      path: call?.params.path,
      input: undefined,
      ctx: undefined,
    });
    this.respond({ id, error });
  }

  respond(message: TRPCResponseMessage): void {
    if (this.alive) this.ws.send(JSON.stringify(transformTRPCResponse(this.config, message)));
  }

  /** Ready-made frames, in order with everything else: without compression `ws` writes straight through as well. */
  writeRaw(frames: Buffer): void {
    if (this.alive) this.socket.write(frames);
  }

  /**
   * Closes politely, and for certain a second later. Nothing is written any more: a `stopped` would tell the client that
   * its subscriptions are over, when it shall come back and resume them.
   */
  close(code: number, reason = ""): void {
    this.closing = true;
    this.end();
    this.ws.close(code, reason);
    setTimeout(() => this.ws.terminate(), 1_000).unref();
  }

  /** Ends every subscription. Called once the socket is gone, and before it is closed. */
  end(): void {
    for (const abort of [...this.subscriptions.values()]) abort.abort();
    this.subscriptions.clear();
  }
}

/** What tRPC's own adapter does with the id a reconnecting client had seen last. */
function withLastEventId(input: unknown, lastEventId: string | undefined): unknown {
  if (lastEventId === undefined) return input;
  if (typeof input === "object" && input !== null && !Array.isArray(input)) return { ...input, lastEventId };
  return input ?? { lastEventId };
}
