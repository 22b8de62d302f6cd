import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { ApiError, type AppRouter, type Context, LIMITS } from "@parley/api/server";
import {
  type AnyTRPCRouter,
  callTRPCProcedure,
  getErrorShape,
  getTRPCErrorFromUnknown,
  isTrackedEnvelope,
  type TRPCError,
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
import { DirectSource } from "../../realtime/direct-source.js";
import { WireFrame } from "../../realtime/wire-frame.js";
import { CLOSE, CONNECTION_LIMITS } from "./limits.js";
import type { LiveCounters } from "./live-counters.js";
import { SocketChannel } from "./socket-channel.js";

/** What every connection shares. */
export interface LiveHost {
  router: AnyTRPCRouter;
  logger: Logger;
  counters: LiveCounters;
  /** A context for one call: the session is checked anew each time. */
  createContext: (connection: LiveConnection) => Context;
}

/** What a connection has shown to be let in. */
export interface Credentials {
  token: string;
  workspaceRef: string | null;
}

/** Whose a connection is, once that is known. */
export interface ConnectionOwner {
  sessionId: string;
  /** Both `null` for somebody who has named no workspace. */
  workspaceId: string | null;
  memberId: string | null;
}

/** One subscription of a connection, whatever serves it. */
export interface Subscription {
  readonly rpcId: number;
  stop(): void;
}

/** A subscription that is being opened, or served by an iterator: the signal ends it. */
class SignalledSubscription implements Subscription {
  private readonly abort = new AbortController();

  constructor(readonly rpcId: number) {}

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  stop(): void {
    this.abort.abort();
  }
}

/** A call that is being answered. */
interface RunningCall {
  call: TRPCRequestMessage;
  batchIndex: number;
  ctx: Context;
}

type RpcId = number | string | null;

const NEVER = new AbortController().signal;
const NO_SUBSCRIPTIONS: readonly Subscription[] = [];
const isFine = (id: unknown): id is number => typeof id === "number" && Number.isSafeInteger(id) && id >= 0;

/** One WebSocket that speaks tRPC: calls, ordinary subscriptions, and sources that write to it directly. */
export class LiveConnection {
  owner: ConnectionOwner | null = null;
  credentials: Credentials | null = null;
  /** Sweeps since the last sign of life. */
  silence = 0;
  readonly openedAt = Date.now();
  private subscriptions = NO_SUBSCRIPTIONS;
  private inFlight = 0;
  private closing = false;

  constructor(
    readonly ws: WebSocket,
    readonly socket: Socket,
    readonly request: Pick<IncomingMessage, "headers" | "socket">,
    private readonly host: LiveHost,
    readonly id: string,
    /** The id of the request that opened it. */
    readonly requestId: string,
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
      this.stop(id);
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
    const ctx = this.host.createContext(this);
    try {
      if (call.method === "subscription") await this.subscribe(id, { call, batchIndex, ctx });
      else {
        const data = await this.call({ call, batchIndex, ctx }, NEVER);
        this.respond({ id, result: { type: "data", data } });
      }
    } catch (error) {
      this.refuse(id, call, ctx, error);
    } finally {
      this.inFlight -= 1;
    }
  }

  private call({ call, batchIndex, ctx }: RunningCall, signal: AbortSignal): Promise<unknown> {
    const { path, input, lastEventId } = call.params;
    return callTRPCProcedure({
      router: this.host.router,
      path,
      getRawInput: async () => withLastEventId(input, lastEventId),
      ctx,
      type: call.method,
      signal,
      batchIndex,
    });
  }

  private find(id: number): Subscription | undefined {
    return this.subscriptions.find(({ rpcId }) => rpcId === id);
  }

  /** Frees the id at once, however long its subscription needs to wind up: the next call may use it. */
  private stop(id: number): void {
    const subscription = this.find(id);
    if (subscription === undefined) return;
    subscription.stop();
    this.forget(subscription);
  }

  private async subscribe(id: number, running: RunningCall): Promise<void> {
    if (this.find(id) !== undefined) throw new ApiError("INVALID_INPUT", { message: `The id ${id} is in use.` });
    if (this.subscriptions.length >= CONNECTION_LIMITS.subscriptions)
      throw new ApiError("RATE_LIMITED", {
        message: "Too many subscriptions on this connection.",
        retryAfterMs: 1_000,
      });
    const opening = new SignalledSubscription(id);
    this.subscriptions = this.subscriptions.concat([opening]);
    let current: Subscription = opening;
    try {
      const source = await this.call(running, opening.signal);
      if (!this.alive || opening.signal.aborted) return this.forget(opening);
      this.respond({ id, result: { type: "started" } });
      if (source instanceof DirectSource) {
        // From here on the channel is the subscription: it costs a fraction of a signal.
        const channel = new SocketChannel(this, id);
        this.subscriptions = this.subscriptions.map((other) => (other === opening ? channel : other));
        current = channel;
        channel.opened(await source.open(channel));
      } else void this.iterate(opening, source as AsyncIterable<unknown>, running);
    } catch (error) {
      this.failed(current, running, error);
    }
  }

  private async iterate(
    subscription: SignalledSubscription,
    source: AsyncIterable<unknown>,
    running: RunningCall,
  ): Promise<void> {
    const { rpcId: id, signal } = subscription;
    const iterator = source[Symbol.asyncIterator]();
    signal.addEventListener("abort", () => void iterator.return?.(), { once: true });
    try {
      for (let next = await iterator.next(); next.done !== true && !signal.aborted; next = await iterator.next()) {
        const { value } = next;
        if (isTrackedEnvelope(value))
          this.respond({ id, result: { type: "data", id: value[0], data: { id: value[0], data: value[1] } } });
        else this.respond({ id, result: { type: "data", data: value } });
      }
      this.forget(subscription);
    } catch (error) {
      this.failed(subscription, running, error);
    }
  }

  /** Of one that was stopped before, nobody is told: its id may be another's by now. */
  private failed(subscription: Subscription, { call, ctx }: RunningCall, error: unknown): void {
    const isOver = !this.subscriptions.includes(subscription);
    this.subscriptions = this.subscriptions.filter((other) => other !== subscription);
    if (isOver) this.logFault(call, ctx, getTRPCErrorFromUnknown(error));
    else this.refuse(subscription.rpcId, call, ctx, error);
  }

  /** Takes a subscription out that is over, and says so. */
  forget(subscription: Subscription): void {
    if (!this.subscriptions.includes(subscription)) return;
    this.subscriptions = this.subscriptions.filter((other) => other !== subscription);
    if (this.alive) this.writeRaw(new WireFrame(`,"result":{"type":"stopped"}}`).for(subscription.rpcId));
  }

  /** An expected refusal is answered. Anything else inside a subscription closes the connection: its client comes back and resumes (SPEC R6). */
  private refuse(id: number, call: TRPCRequestMessage, ctx: Context, cause: unknown): void {
    const error = getTRPCErrorFromUnknown(cause);
    this.logFault(call, ctx, error);
    const transient =
      error.code === "INTERNAL_SERVER_ERROR" || error.code === "SERVICE_UNAVAILABLE" || error.code === "TIMEOUT";
    if (call.method === "subscription" && transient) this.close(CLOSE.comeBack);
    else this.fail(id, cause, call, ctx);
  }

  private logFault(call: TRPCRequestMessage, ctx: Context, error: TRPCError): void {
    if (error.code !== "INTERNAL_SERVER_ERROR") return;
    const { path: procedure } = call.params;
    const { requestId } = ctx.request;
    const about = { err: error.cause ?? error, procedure, requestId, connectionId: this.id };
    this.host.logger.error(about, "a call on a socket failed");
  }

  private fail(id: RpcId, cause: unknown, call?: TRPCRequestMessage, ctx?: Context): void {
    const error = getErrorShape({
      config: this.config,
      error: getTRPCErrorFromUnknown(cause),
      type: call?.method ?? "unknown",
      path: call?.params.path,
      input: undefined,
      ctx,
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

  /** Closes because its reader is too slow; the client comes back and resumes (SPEC R7). */
  closeSlow(): void {
    if (this.closing) return;
    this.host.counters.slowClosed += 1;
    this.close(CLOSE.comeBack);
  }

  /** Ends every subscription. Called once the socket is gone, and before it is closed. */
  end(): void {
    for (const subscription of this.subscriptions) subscription.stop();
    this.subscriptions = NO_SUBSCRIPTIONS;
  }
}

/** What tRPC's own adapter does with the id a reconnecting client had seen last. */
function withLastEventId(input: unknown, lastEventId: string | undefined): unknown {
  if (lastEventId === undefined) return input;
  if (typeof input === "object" && input !== null && !Array.isArray(input)) return { ...input, lastEventId };
  return input ?? { lastEventId };
}
