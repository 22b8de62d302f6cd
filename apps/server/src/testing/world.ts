import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectionOf, createParleyClient, type ParleyClient, type ParleyClientOptions } from "@parley/api";
import type { Services } from "@parley/api/server";
import type { Database } from "@parley/db";
import { createTestDatabase, type TestDatabase } from "@parley/db/testing";
import { type App, createApp } from "../app.js";
import { createSessionStore } from "../auth/sessions.js";
import type { Config } from "../config.js";
import { WorkspaceEventLog } from "../events/workspace-event-log.js";
import type { PageRules } from "../features/previews/index.js";
import { type PushRules, pushRules } from "../features/push/index.js";
import type { Logger } from "../observability/logger.js";
import { closedWeb } from "./fakes/closed-web.js";
import { heldTimers } from "./fakes/held-timers.js";
import { silentLogger } from "./fakes/silent-logger.js";
import { createTestClock, type TestClock } from "./fakes/test-clock.js";
import { changeEntering } from "./model/change-entering.js";
import type { Answer } from "./servers/answer.js";
import { callOverHttp } from "./servers/call-over-http.js";
import { RpcSocket } from "./sockets/rpc-socket.js";
import { type WorldMember, WorldPeople } from "./world-people.js";

export interface WorldOptions {
  /** The app connects as superuser and stays in that role: only the program's own filters part workspaces. */
  withoutRowSecurity?: boolean;
  /** Stands between the app and its database: for faults, and for tests of single fences. */
  wrapDatabase?: (db: Database) => Database;
  config?: Partial<Config>;
  logger?: Logger;
  /** How the pages behind links are fetched; default: not at all. */
  pages?: PageRules;
  /** How push services are reached; default: not at all. */
  push?: PushRules;
}

/** Speaks for somebody: nobody at all, one of the world's people, or whoever has a token. */
export type Speaker = { token: string; workspace?: { id: string } | undefined } | null;

/**
 * A running Parley on a database of its own, embedded or on the Postgres of PARLEY_TEST_DATABASE_URL, at a free port:
 * one per suite. Its rate limits are out of reach and its clock is moved by hand.
 */
export interface World {
  readonly url: string;
  /** The running app; another one after `restart`. */
  readonly app: App;
  readonly services: Services;
  /** As the app sees it, fenced unless asked otherwise. */
  readonly db: Database;
  /** The same without row security, to look at what is really stored. */
  readonly unfenced: Database;
  readonly clock: TestClock;
  readonly people: WorldPeople;
  /** A typed client of somebody for their workspace, the same each time; it is closed with the world. */
  as(member: WorldMember): ParleyClient;
  /** A client of its own, closed with the world. */
  client(options?: Partial<ParleyClientOptions>): ParleyClient;
  /** Calls a procedure over HTTP by its name. */
  call(speaker: Speaker, type: "query" | "mutation", path: string, input?: unknown): Promise<Answer>;
  /** A socket of its own, closed with the world. */
  socket(speaker: Speaker): Promise<RpcSocket>;
  /** Stops the server; its data stays. */
  stop(): Promise<void>;
  /** Starts the server again on the same data and port. */
  start(): Promise<void>;
  /** Resolves once the server's streams of a workspace have told everything there is in its log. */
  settle(workspaceId: string): Promise<void>;
  /** Does the jobs that are due, and those that follow from them. */
  runJobs(): Promise<void>;
  /** Makes the notifications of what is in a workspace's log; by itself a world makes none. */
  notify(workspaceId: string): Promise<void>;
  /** Ends everything and leaves nothing behind. */
  close(): Promise<void>;
}

/** Starts a world. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const database = await createTestDatabase();
  if (options.withoutRowSecurity) await changeEntering(database.withoutRowSecurity.sql, { withoutRole: true });
  const clock = createTestClock();
  const logger = options.logger ?? silentLogger;
  const appDatabase = databaseFor(database, options);
  const config: Config = {
    port: 0,
    host: "127.0.0.1",
    publicUrl: "http://parley.test",
    allowedOrigins: [],
    dataDir: join(tmpdir(), "parley-world"),
    databaseUrl: undefined,
    redisUrl: undefined,
    smtpUrl: undefined,
    mailFrom: "parley@parley.test",
    trustedProxies: 0,
    rateLimitScale: 1_000_000,
    metricsToken: undefined,
    logLevel: "silent",
    ...options.config,
  };
  const run = async (port: number) => {
    const started = createApp({
      db: appDatabase,
      config: { ...config, port },
      logger,
      clock,
      timers: heldTimers,
      pages: options.pages ?? closedWeb,
      push: options.push ?? { ...pushRules, resolve: closedWeb.resolve },
      webDirectory: "/nowhere",
    });
    return { app: started, port: await started.listen() };
  };
  const running = await run(config.port);
  const { port } = running;
  let { app } = running;
  const url = `http://127.0.0.1:${port}`;

  const clients = new Map<string, ParleyClient>();
  const opened: ParleyClient[] = [];
  const sockets: RpcSocket[] = [];
  const sessions = createSessionStore({ db: database.db, clock, logger });
  const log = new WorkspaceEventLog({
    db: database.db,
    onCommit: (workspaceId, head) => app.container.hub.hint(workspaceId, head),
  });

  const client: World["client"] = (overrides = {}) => {
    const made = createParleyClient({ url, pace: { firstMs: 4, maxMs: 60 }, ...overrides });
    opened.push(made);
    return made;
  };
  return {
    url,
    get app() {
      return app;
    },
    get services() {
      return app.container.services;
    },
    db: database.db,
    unfenced: database.withoutRowSecurity,
    clock,
    people: new WorldPeople({ db: database.db, log, sessions }),
    client,
    as: ({ token, workspace }) => {
      const known = clients.get(token) ?? client({ token, workspace: workspace.id });
      clients.set(token, known);
      return known;
    },
    call: (speaker, type, path, input) =>
      callOverHttp(url, type, path, input, { token: speaker?.token, workspace: speaker?.workspace?.id }),
    socket: async (speaker) => {
      const params = {
        ...(speaker === null ? {} : { token: speaker.token }),
        ...(speaker?.workspace === undefined ? {} : { workspace: speaker.workspace.id }),
      };
      const socket = await RpcSocket.open(url, { params });
      sockets.push(socket);
      return socket;
    },
    stop: () => app.stop(),
    start: async () => {
      ({ app } = await run(port));
    },
    settle: async (workspaceId) => {
      await app.container.hub.feed(workspaceId).ready;
      await app.container.hub.feed(workspaceId).fill();
      app.container.hub.sync();
    },
    notify: async (workspaceId) => {
      await app.container.flush();
      await app.container.notifier.catchUp(workspaceId);
    },
    runJobs: () => app.container.runJobs(),
    close: async () => {
      for (const made of opened) connectionOf(made).close();
      for (const socket of sockets) socket.close();
      await app.stop();
      await sessions.drain();
      await database.close();
    },
  };
}

/** What the app is given. The database outlives it, so that a stopped server can be started again on its data. */
function databaseFor(database: TestDatabase, { withoutRowSecurity, wrapDatabase }: WorldOptions): Database {
  const chosen = withoutRowSecurity ? database.withoutRowSecurity : database.db;
  return { ...(wrapDatabase?.(chosen) ?? chosen), close: () => Promise.resolve() };
}
