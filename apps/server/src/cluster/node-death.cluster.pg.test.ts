import { createParleyClient, type EphemeralSignal, type ServerEvent } from "@parley/api";
import { type Database, migrate, openDatabase } from "@parley/db";
import { startPostgres, type ThrowawayPostgres } from "@parley/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createSessionStore } from "../auth/sessions.js";
import { systemClock } from "../clock.js";
import { WorkspaceEventLog } from "../events/workspace-event-log.js";
import { eventually } from "../testing/eventually.js";
import { silentLogger } from "../testing/fakes/silent-logger.js";
import { ChildServer } from "../testing/servers/child-server.js";
import { startRedis, type ThrowawayRedis } from "../testing/servers/start-redis.js";
import { RpcSocket } from "../testing/sockets/rpc-socket.js";
import { type WorldMember, WorldPeople } from "../testing/world-people.js";

let postgres: ThrowawayPostgres;
let redis: ThrowawayRedis;
let db: Database;
let people: WorldPeople;
let nodes: { server: ChildServer; url: string }[];

beforeAll(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  db = await openDatabase({ url: postgres.url });
  await migrate(db);
  const sessions = createSessionStore({ db, clock: systemClock, logger: silentLogger });
  people = new WorldPeople({ db, log: new WorkspaceEventLog({ db, onCommit: () => undefined }), sessions });
  const environment = { PORT: "0", DATABASE_URL: postgres.url, REDIS_URL: redis.url, LOG_LEVEL: "error" };
  const servers = [1, 2].map(() => ChildServer.spawn({ ...environment, RATE_LIMIT_SCALE: "1000000" }));
  nodes = await Promise.all(servers.map(async (server) => ({ server, url: await server.ready() })));
});
afterAll(async () => {
  await Promise.all(nodes.map(({ server }) => server.end("SIGKILL")));
  await db.close();
  await Promise.all([postgres.stop(), redis.stop()]);
});

const clientOn = (url: string, { token, workspace }: WorldMember) =>
  createParleyClient({ url, token, workspace: workspace.id });

async function follow(url: string, member: WorldMember, lastEventId?: string) {
  const { cursor } = await clientOn(url, member).live.bootstrap.query();
  const socket = await RpcSocket.open(url, { params: { token: member.token, workspace: member.workspace.id } });
  const stream = socket.subscribe("live.events", { cursor }, lastEventId);
  const ephemeral = socket.subscribe("live.ephemeral");
  await eventually("the streams are open", () => stream.started && ephemeral.data.length > 1);
  const told = () => stream.data as { id: string; data: ServerEvent }[];
  return {
    told,
    texts: () =>
      told().flatMap(({ data }) =>
        data.type === "message.sent" && data.message.kind === "text" ? data.message.text : [],
      ),
    statusOf: ({ actor }: WorldMember) =>
      (ephemeral.data as EphemeralSignal[]).findLast(
        (signal) => signal.type === "presence" && signal.memberId === actor.memberId,
      ),
    close: () => socket.close(),
  };
}

it("a node killed under load loses nothing: its clients resume on the other, and its people are not there for ever", async () => {
  const [dying, living] = nodes;
  if (dying === undefined || living === undefined) throw new Error("there are two nodes");
  const owner = await people.createOwner();
  const reader = await people.createMember(owner.workspace, "member");
  const gone = await people.createMember(owner.workspace, "member");
  const { conversation } = await clientOn(living.url, owner).groups.create.mutate({
    name: "Team",
    visibility: "private",
    history: "all",
    memberIds: [reader.actor.memberId, gone.actor.memberId],
  });
  const watcher = await follow(living.url, owner);
  const before = await follow(dying.url, reader);
  await follow(dying.url, gone);
  await eventually("who is on the other node is seen", () => {
    const seen = watcher.statusOf(gone);
    return seen?.type === "presence" && seen.status === "online";
  });

  const acknowledged: string[] = [];
  let sending = true;
  const sender = async (url: string, name: string) => {
    const client = clientOn(url, owner);
    for (let index = 0; sending; index += 1) {
      const text = `${name} ${index}`;
      const input = { conversationId: conversation.id, nonce: crypto.randomUUID(), text };
      const sent = await client.messages.send.mutate(input).then(
        () => true,
        () => false,
      );
      if (sent) acknowledged.push(text);
      else if (url === dying.url) return;
    }
  };
  const senders = [sender(dying.url, "dying"), sender(living.url, "living")];
  await eventually("the reader has some of it", () => before.texts().length > 30);
  await dying.server.end("SIGKILL");
  const last = before.told().at(-1);
  const after = await follow(living.url, reader, last?.id);
  const enough = acknowledged.length + 50;
  await eventually("sends go on", () => acknowledged.length > enough);
  sending = false;
  await Promise.all(senders);

  const seen = () => [...before.texts(), ...after.texts()];
  await eventually("all that was acknowledged has come", () => acknowledged.every((text) => seen().includes(text)));
  await eventually("both have the same", () => seen().length === watcher.texts().length);
  expect(seen()).toEqual(watcher.texts());
  expect(new Set(seen()).size).toBe(seen().length);

  const left = await eventually(
    "who was on the dead node is not there any more",
    () => {
      const signal = watcher.statusOf(gone);
      return signal?.type === "presence" && signal.status === "offline" && signal;
    },
    40_000,
  );
  expect(left.lastSeenAt).toEqual(expect.any(String));
  expect(watcher.statusOf(reader)).toMatchObject({ status: "online" });
  const stored = () => clientOn(living.url, owner).presence.get.query({ memberIds: [gone.actor.memberId] });
  await eventually("when that was is kept", async () => (await stored()).presences[0]?.lastSeenAt);
}, 90_000);
