import { connectionOf, createParleyClient, type ParleyClient } from "@parley/api";
import type { EphemeralSignal, ServerEvent, Services } from "@parley/api/server";
import { type Database, migrate, openDatabase } from "@parley/db";
import { createTestDatabase } from "@parley/db/testing";
import { type App, createApp } from "../../app.js";
import { createSessionStore } from "../../auth/sessions.js";
import { systemClock } from "../../clock.js";
import { openCluster } from "../../cluster/open-cluster.js";
import type { Config } from "../../config.js";
import { WorkspaceEventLog } from "../../events/workspace-event-log.js";
import { eventually } from "../eventually.js";
import { silentLogger } from "../fakes/silent-logger.js";
import { RpcSocket, type RpcStream } from "../sockets/rpc-socket.js";
import { type WorldMember, WorldPeople } from "../world-people.js";

export interface ClusterWorldOptions {
  /** Without it the nodes know nothing of each other but their database. */
  redisUrl?: string | undefined;
  /** A Postgres of the test's own; default: a database on that of PARLEY_TEST_DATABASE_URL. */
  databaseUrl?: string;
}

/** One node of two, in this process, with connections to the database of its own. */
export interface ClusterNode {
  readonly url: string;
  readonly app: App;
  readonly services: Services;
  /** A client of somebody for their workspace through this node; closed with the world. */
  as(member: WorldMember): ParleyClient;
  /** Somebody's streams on this node, from where their log ends now or behind `lastEventId`. */
  follow(member: WorldMember, lastEventId?: string): Promise<Follower>;
}

/** Somebody's streams on one node. */
export interface Follower {
  readonly socket: RpcSocket;
  /** The connection's id, as `presence.signal` wants it. */
  readonly connectionId: string;
  /** Events so far, without keep-alives. */
  events(): { id: string; event: ServerEvent }[];
  /** What people have said so far. */
  texts(): string[];
  signals(): EphemeralSignal[];
}

/** Two running nodes on one database. */
export interface ClusterWorld {
  readonly nodes: readonly [ClusterNode, ClusterNode];
  readonly people: WorldPeople;
  /** The first node's. */
  readonly services: Services;
  close(): Promise<void>;
}

function configFor(redisUrl: string | undefined): Config {
  return {
    port: 0,
    host: "127.0.0.1",
    publicUrl: "http://parley.test",
    allowedOrigins: [],
    dataDir: "/nowhere",
    databaseUrl: undefined,
    redisUrl,
    smtpUrl: undefined,
    mailFrom: "parley@parley.test",
    trustedProxies: 0,
    rateLimitScale: 1_000_000,
    metricsToken: undefined,
    logLevel: "silent",
  };
}

interface Databases {
  open(): Promise<Database>;
  close(): Promise<void>;
}

async function databasesFor(databaseUrl: string | undefined): Promise<Databases> {
  if (databaseUrl !== undefined) {
    const open = () => openDatabase({ url: databaseUrl });
    const first = await open();
    await migrate(first);
    return { open, close: () => first.close() };
  }
  const database = await createTestDatabase();
  return { open: () => database.openAnother(), close: () => database.close() };
}

class RunningNode implements ClusterNode {
  private readonly clients = new Map<string, ParleyClient>();
  private readonly sockets: RpcSocket[] = [];

  private constructor(
    readonly app: App,
    readonly url: string,
  ) {}

  static async start(db: Database, redisUrl: string | undefined): Promise<RunningNode> {
    const cluster = await openCluster(redisUrl, silentLogger);
    const app = createApp({ db, config: configFor(redisUrl), logger: silentLogger, cluster, webDirectory: "/nowhere" });
    return new RunningNode(app, `http://127.0.0.1:${await app.listen()}`);
  }

  get services(): Services {
    return this.app.container.services;
  }

  as({ token, workspace }: WorldMember): ParleyClient {
    const known = this.clients.get(token);
    if (known !== undefined) return known;
    const client = createParleyClient({ url: this.url, token, workspace: workspace.id });
    this.clients.set(token, client);
    return client;
  }

  async follow(member: WorldMember, lastEventId?: string): Promise<Follower> {
    const { cursor } = await this.as(member).live.bootstrap.query();
    const params = { token: member.token, workspace: member.workspace.id };
    const socket = await RpcSocket.open(this.url, { params });
    this.sockets.push(socket);
    const events = socket.subscribe("live.events", { cursor }, lastEventId);
    const ephemeral = socket.subscribe("live.ephemeral");
    const connectionId = await eventually("the streams begin", () => events.started && connectionIdOf(ephemeral));
    await eventually("the streams are open", () => ephemeral.data.length > 1);
    const told = () =>
      (events.data as { id: string; data: ServerEvent }[])
        .map(({ id, data }) => ({ id, event: data }))
        .filter(({ event }) => event.type !== "sync");
    return {
      socket,
      connectionId,
      events: told,
      texts: () =>
        told().flatMap(({ event }) =>
          event.type === "message.sent" && event.message.kind === "text" ? event.message.text : [],
        ),
      signals: () => ephemeral.data as EphemeralSignal[],
    };
  }

  async stop(): Promise<void> {
    for (const client of this.clients.values()) connectionOf(client).close();
    for (const socket of this.sockets) socket.close();
    await this.app.stop();
  }
}

function connectionIdOf(ephemeral: RpcStream): string | undefined {
  const [ready] = ephemeral.data as { connectionId?: string }[];
  return ready?.connectionId;
}

/** Starts two nodes. */
export async function createClusterWorld(options: ClusterWorldOptions = {}): Promise<ClusterWorld> {
  const databases = await databasesFor(options.databaseUrl);
  const [one, two] = [
    await RunningNode.start(await databases.open(), options.redisUrl),
    await RunningNode.start(await databases.open(), options.redisUrl),
  ];
  const db = await databases.open();
  const sessions = createSessionStore({ db, clock: systemClock, logger: silentLogger });
  // Neither node is told: like a third one, whose hints are lost.
  const log = new WorkspaceEventLog({ db, onCommit: () => undefined });
  return {
    nodes: [one, two],
    people: new WorldPeople({ db, log, sessions }),
    services: one.services,
    close: async () => {
      await Promise.all([one.stop(), two.stop()]);
      await sessions.drain();
      await db.close();
      await databases.close();
    },
  };
}
