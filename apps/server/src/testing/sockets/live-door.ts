import { EventEmitter } from "node:events";
import type { Server } from "node:http";
import { type Actor, ApiError, type Context, type Gate, type Identity, transformer } from "@parley/api/server";
import { initTRPC } from "@trpc/server";
import { z } from "zod";
import { readSessionCookie } from "../../auth/cookies.js";
import type { Logger } from "../../observability/logger.js";
import { LiveServer } from "../../transport/live/live-server.js";
import { OriginPolicy } from "../../transport/origin-policy.js";
import { silentLogger } from "../fakes/silent-logger.js";
import { mintActor } from "../mint-actor.js";
import { SocketPair, type SocketPairOptions } from "./socket-pair.js";

/** A promise that a test settles. */
export interface Deferred<T = void> {
  promise: Promise<T>;
  resolve(value: T): void;
  reject(error: Error): void;
}

export function deferred<T = void>(): Deferred<T> {
  let settle: Pick<Deferred<T>, "resolve" | "reject"> = { resolve: () => undefined, reject: () => undefined };
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...settle };
}

/** A session the door knows: whose, and in which workspaces. */
export interface DoorSession {
  sessionId: string;
  /** Workspace by the reference that names it; `only` answers when none is named. */
  workspaces: Record<string, Actor>;
}

const t = initTRPC.context<Context>().create({ transformer });

/** A LiveServer behind no network, with a router of its own and sessions a test hands out. */
export class LiveDoor {
  readonly upgrades = new EventEmitter();
  readonly sessions = new Map<string, DoorSession>();
  /** Set to hold back session look-ups until it is resolved. */
  lookUp: Deferred | null = null;
  /** What a session look-up throws, if anything. */
  lookUpError: Error | null = null;
  /** Calls of `hold` that have not been answered. */
  readonly held: Deferred<string>[] = [];
  /** Set to hold back the opening of `slow` until it is settled. */
  opening: Deferred | null = null;
  /** Streams of `counting` that are running. */
  streams = 0;
  /** Ends each `counting` with this error. */
  fault = deferred();
  readonly live: LiveServer;

  private readonly router = t.router({
    echo: t.procedure.input(z.string()).query(({ input }) => input),
    whoami: t.procedure.query(async ({ ctx }) => (await ctx.gate.getActor()).memberId),
    hold: t.procedure.mutation(() => {
      const holding = deferred<string>();
      this.held.push(holding);
      return holding.promise;
    }),
    refused: t.procedure.subscription(() => {
      throw new ApiError("FORBIDDEN");
    }),
    counting: t.procedure.subscription(({ signal }) => this.count(signal)),
    slow: t.procedure.subscription(async ({ signal }) => {
      await this.opening?.promise;
      return this.count(signal);
    }),
  });

  constructor(logger: Logger = silentLogger) {
    const origins = new OriginPolicy({
      publicUrl: "http://parley.test",
      allowedOrigins: ["https://other.test"],
      host: "0.0.0.0",
      port: 80,
    });
    this.live = new LiveServer({
      router: this.router,
      logger,
      rules: { origins, readCookie: (header) => readSessionCookie(header, false) },
      openGate: (_connection, { token, workspaceRef }) => this.gateOf(token, workspaceRef),
      createContext: ({ credentials }) => this.contextOf(credentials?.token ?? null, credentials?.workspaceRef ?? null),
      findEndedSessions: () => Promise.resolve([]),
    });
    this.live.listen(this.upgrades as Server);
  }

  /** Knows a session from now on; gives its member in `ref`. */
  admit(token: string, sessionId: string, ref = "only"): Actor {
    const actor = mintActor({
      workspaceId: `workspace ${ref}`,
      memberId: `member ${sessionId}`,
      userId: "u",
      role: "member",
    });
    const known = this.sessions.get(token)?.workspaces ?? {};
    this.sessions.set(token, { sessionId, workspaces: { ...known, [ref]: actor } });
    return actor;
  }

  connect(options: SocketPairOptions = {}): SocketPair {
    return new SocketPair(this.upgrades, options);
  }

  /** A connection that has been let in. */
  async enter(token: string, params: Record<string, string> = {}): Promise<SocketPair> {
    const pair = this.connect();
    pair.send({ method: "connectionParams", data: { token, ...params } });
    await pair.flush();
    return pair;
  }

  private async *count(signal: AbortSignal | undefined) {
    this.streams += 1;
    const stopped = new Promise<"stopped">((resolve) => signal?.addEventListener("abort", () => resolve("stopped")));
    try {
      yield 1;
      while ((await Promise.race([stopped, this.fault.promise])) !== "stopped") yield 2;
    } finally {
      this.streams -= 1;
    }
  }

  private contextOf(token: string | null, workspaceRef: string | null): Context {
    return {
      services: {} as Context["services"],
      gate: this.gateOf(token, workspaceRef),
      request: { requestId: "r", ip: "127.0.0.1", userAgent: "", transport: "socket" },
      cookies: null,
    };
  }

  private gateOf(token: string | null, workspaceRef: string | null): Gate {
    const find = async () => {
      await this.lookUp?.promise;
      if (this.lookUpError !== null) throw this.lookUpError;
      return this.sessions.get(token ?? "");
    };
    const getIdentity = async () => {
      const session = await find();
      if (session === undefined) throw new ApiError("SIGNED_OUT");
      return { userId: "u", sessionId: session.sessionId } as Identity;
    };
    return {
      findIdentity: () => getIdentity(),
      getIdentity,
      getActor: async () => {
        await getIdentity();
        const workspaces = (await find())?.workspaces ?? {};
        if (workspaceRef === null && workspaces.only === undefined) throw new ApiError("WORKSPACE_REQUIRED");
        const actor = workspaces[workspaceRef ?? "only"];
        if (actor === undefined) throw new ApiError("NOT_FOUND");
        return actor;
      },
      count: () => Promise.resolve(),
    };
  }
}
