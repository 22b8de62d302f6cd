import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { appRouter } from "@parley/api/server";
import type { Database } from "@parley/db";
import { readSessionCookie } from "./auth/cookies.js";
import { type Clock, systemClock } from "./clock.js";
import { type Cluster, soloCluster } from "./cluster/cluster.js";
import type { Config } from "./config.js";
import { type Container, createContainer } from "./container.js";
import { UNSUBSCRIBE_PATH } from "./features/digests/index.js";
import type { PageRules } from "./features/previews/index.js";
import type { PushRules } from "./features/push/index.js";
import { createMailer } from "./mail/mailer.js";
import { CallCounters } from "./observability/call-counters.js";
import { EventLoopDelay } from "./observability/event-loop-delay.js";
import type { Logger } from "./observability/logger.js";
import { createMetrics } from "./observability/metrics.js";
import { systemTimers, type Timers } from "./timers.js";
import { createReadyz, healthz } from "./transport/http/health.js";
import { createHttpServer, type Route, requestInfo } from "./transport/http/http-server.js";
import { createMetricsRoute } from "./transport/http/metrics.js";
import { findRequestId } from "./transport/http/request-id.js";
import { createTrpcHandler } from "./transport/http/trpc-handler.js";
import { createUnsubscribeRoute } from "./transport/http/unsubscribe-route.js";
import { createWebApp } from "./transport/http/web-app.js";
import type { LiveConnection } from "./transport/live/live-connection.js";
import { LiveServer } from "./transport/live/live-server.js";
import { OriginPolicy } from "./transport/origin-policy.js";

export interface AppDeps {
  /** Migrated; the app closes it when it stops. */
  db: Database;
  config: Config;
  logger: Logger;
  clock?: Clock;
  /** Default: this node has no others. The app runs and stops it. */
  cluster?: Cluster;
  /** Those of the work behind the writes. Default: the event loop's. */
  timers?: Timers;
  /** How the pages behind links are fetched; default: from the open web. */
  pages?: PageRules | undefined;
  /** How push services are reached; default: on the open internet. */
  push?: PushRules | undefined;
  /** The built web app. */
  webDirectory: string;
}

/** A running Parley, as `main` and the tests start it. */
export interface App {
  readonly container: Container;
  readonly live: LiveServer;
  /** Begins to serve; gives the port, which is a free one when `port` is 0. Throws what `listen` throws, EADDRINUSE among them. */
  listen(): Promise<number>;
  /** Says goodbye to everybody, finishes what runs, closes the database. */
  stop(): Promise<void>;
}

/**
 * Connections that wait to be accepted. Of ten thousand who come back at once the system turned away those beyond Node's 511,
 * and waits up to a minute before it tries again for them; it never keeps more than its own limit (Linux: somaxconn, 4,096).
 */
const BACKLOG = 4_096;

/** Puts a server together; nothing listens yet. */
export function createApp({
  db,
  config,
  logger,
  clock = systemClock,
  cluster = soloCluster,
  timers = systemTimers,
  pages,
  push,
  webDirectory,
}: AppDeps): App {
  let stopping = false;
  let live: LiveServer;
  const container = createContainer({
    db,
    logger,
    clock,
    cluster,
    publicUrl: config.publicUrl,
    pages,
    push,
    mailer: createMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom, dataDir: config.dataDir, logger }),
    rateLimitScale: config.rateLimitScale,
    connections: {
      closeSession: (sessionId) => live.closeSession(sessionId),
      closeMember: (workspaceId, memberId) => live.closeMember(workspaceId, memberId),
    },
    hasConnections: () => live.size > 0,
    timers,
  });
  const secure = config.publicUrl.startsWith("https:");
  const origins = new OriginPolicy(config);
  const { services, openGate } = container;

  const calls = new CallCounters(logger);
  const responses = new Map<number, number>();
  const eventLoop = new EventLoopDelay();

  const gateOf = (connection: LiveConnection, credentials: { token: string | null; workspaceRef: string | null }) =>
    openGate({
      ...credentials,
      request: { ...requestInfo(connection.request, config.trustedProxies), transport: "socket" },
    });
  live = new LiveServer({
    router: appRouter,
    logger,
    rules: { origins, readCookie: (header) => readSessionCookie(header, secure) },
    openGate: gateOf,
    createContext: (connection) => {
      const request = { ...requestInfo(connection.request, config.trustedProxies), transport: "socket" } as const;
      const credentials = connection.credentials ?? { token: null, workspaceRef: null };
      return {
        services,
        gate: openGate({ ...credentials, request }),
        request,
        cookies: null,
        calls: calls.watch(request),
      };
    },
    findRequestId: (request) => findRequestId(request, config.trustedProxies),
    findEndedSessions: container.findEndedSessions,
  });

  const scrape = createMetrics({
    ...container.counters,
    realtime: container.hub.counters,
    cluster: cluster.health,
    calls,
    responses,
    connections: () => live.connections(),
    slowSocketsClosed: () => live.counters.slowClosed,
    feeds: () => container.hub.size,
    unsavedReads: container.unsavedReads,
    eventLoopDelay: () => eventLoop.read(),
  });
  const routes = new Map<string, Route>([
    [
      "/trpc/",
      createTrpcHandler({ services, openGate, origins, secure, logger, watchCalls: (info) => calls.watch(info) }),
    ],
    [
      UNSUBSCRIBE_PATH,
      createUnsubscribeRoute({
        unsubscribe: container.unsubscribe,
        count: (request) => openGate({ token: null, workspaceRef: null, request }).count("auth", null),
      }),
    ],
    ["/healthz", healthz],
    ["/readyz", createReadyz({ db, isStopping: () => stopping })],
    ["/metrics", createMetricsRoute({ scrape, token: config.metricsToken })],
  ]);
  const server: Server = createHttpServer({
    routes,
    fallback: createWebApp(webDirectory),
    origins,
    secure,
    trustedProxies: config.trustedProxies,
    logger,
    onAnswered: (status) => responses.set(status, (responses.get(status) ?? 0) + 1),
  });
  live.listen(server);

  return {
    container,
    live,
    listen: async () => {
      await container.prepare();
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen({ port: config.port, host: config.host, backlog: BACKLOG }, () => {
          server.off("error", reject);
          resolve();
        });
      });
      const { port } = server.address() as AddressInfo;
      origins.setPort(port);
      container.run();
      live.run();
      eventLoop.run();
      return port;
    },
    stop: async () => {
      if (stopping) return;
      stopping = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await live.stop();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), 3_000);
      await closed;
      clearTimeout(cut);
      await container.stop();
      eventLoop.stop();
      await db.close();
    },
  };
}
