import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Conversation,
  connectionOf,
  createParleyClient,
  type FollowedWorkspace,
  followWorkspace,
  type LogEvent,
  type ParleyClient,
} from "@parley/api";
import { prepareDataDir } from "@parley/db/testing";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../testing/eventually.js";
import { testEmail } from "../testing/identity-factories.js";
import { ChildServer } from "../testing/servers/child-server.js";

const ENTRY = fileURLToPath(new URL("../testing/servers/crashing-server.ts", import.meta.url));
const ARMED = "The next write is the last.";
const POINTS = ["before-commit", "after-commit", "before-publish", "before-acknowledge"] as const;
type Point = (typeof POINTS)[number];
const BACK_WITHIN_MS = 30_000;

/** Somebody who is connected all the time, as far as the server lives. */
class Follower {
  readonly events: LogEvent[] = [];
  snapshots = 0;
  readonly followed: FollowedWorkspace;

  constructor(readonly client: ParleyClient) {
    this.followed = followWorkspace(client, {
      onSnapshot: () => {
        this.snapshots += 1;
      },
      onEvent: (event) => this.events.push(event),
      onGap: () => {
        throw new Error("A gap");
      },
    });
  }

  /** What was told of a message or a person, in order. */
  about(id: string): string[] {
    return this.events.flatMap((event) => {
      if ("message" in event && event.message.id === id) return `${event.type} ${event.message.text}`;
      return "memberId" in event && event.memberId === id ? event.type : [];
    });
  }
}

let environment: Record<string, string>;
let dataDir: string;
let dropDatabase = async () => {};
let server: ChildServer;
let url: string;
let ada: Follower;
let ben: Follower;
let group: Conversation;

async function start(): Promise<void> {
  server = ChildServer.spawn(environment, [join(dataDir, "point")], ENTRY);
  url = await server.ready();
  environment.PORT = new URL(url).port;
}

/** A database on the server of PARLEY_TEST_DATABASE_URL, or a data folder. */
async function createStore(): Promise<Record<string, string>> {
  dataDir = await mkdtemp(join(tmpdir(), "parley-crash-"));
  const adminUrl = process.env.PARLEY_TEST_DATABASE_URL;
  if (adminUrl === undefined) {
    await prepareDataDir(dataDir);
    return { DATA_DIR: dataDir };
  }
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const name = `parley_crash_${randomUUID().replaceAll("-", "")}`;
  await admin.unsafe(`create database ${name}`);
  dropDatabase = async () => {
    await admin.unsafe(`drop database ${name} with (force)`);
    await admin.end();
  };
  const address = new URL(adminUrl);
  address.pathname = `/${name}`;
  return { DATA_DIR: dataDir, DATABASE_URL: address.href };
}

beforeAll(async () => {
  environment = { PORT: "0", LOG_LEVEL: "error", RATE_LIMIT_SCALE: "1000", ...(await createStore()) };
  await start();
  const person = (name: string) => ({
    name,
    email: testEmail(name),
    password: "correct horse",
    issue: "token" as const,
  });
  const clientOf = (token = "") => createParleyClient({ url, token, pace: { firstMs: 10, maxMs: 100 } });
  const owner = clientOf(
    (await createParleyClient({ url }).auth.signUp.mutate({ workspaceName: "Acme", ...person("Ada") })).token,
  );
  const { invitation } = await owner.invitations.create.mutate({ role: "member" });
  const { token } = await createParleyClient({ url }).invitations.accept.mutate({
    token: invitation.token,
    ...person("Ben"),
  });
  [ada, ben] = [new Follower(owner), new Follower(clientOf(token))];
  ({ conversation: group } = await owner.groups.create.mutate({ name: "Team", visibility: "public" }));
  await ben.client.groups.join.mutate({ conversationId: group.id });
  await connected();
}, 120_000);

afterAll(async () => {
  for (const { followed, client } of [ada, ben]) {
    followed.stop();
    connectionOf(client).close();
  }
  await server.end("SIGKILL");
  await dropDatabase();
  await rm(dataDir, { recursive: true, force: true });
});

async function connected(): Promise<void> {
  for (const { followed } of [ada, ben])
    await eventually("a client is connected", () => followed.state === "connected", BACK_WITHIN_MS);
}

/** Somebody writes, and the server dies at that point. */
async function dieDuring(point: Point, write: () => Promise<unknown>): Promise<void> {
  await writeFile(join(dataDir, "point"), point);
  await server.tell("SIGUSR2", ARMED);
  await expect(write()).rejects.toThrow("fetch failed");
  expect(await server.ended()).toBeNull();
}

async function startAgain(): Promise<void> {
  await start();
  await connected();
}

/** Everybody has the same events, each once and in order, and nobody had to begin anew. */
async function expectWhole(last: (follower: Follower) => boolean): Promise<void> {
  for (const follower of [ada, ben]) {
    await eventually("the last event has come", () => last(follower), BACK_WITHIN_MS);
    const seqs = follower.events.map(({ seq }) => seq);
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
    expect(follower.snapshots).toBe(1);
  }
  const shared = (follower: Follower) =>
    follower.events.filter((event) => "message" in event && event.conversationId === group.id).map(({ seq }) => seq);
  expect(shared(ben)).toEqual(shared(ada).filter((seq) => seq >= (shared(ben)[0] ?? 0)));
}

describe.each(POINTS)("a server that dies %s", (point) => {
  test("of a send: sent again it is there once, and everybody is told once", async () => {
    const input = { conversationId: group.id, nonce: randomUUID(), text: `Sent ${point}` };
    await dieDuring(point, () => ada.client.messages.send.mutate(input));
    if (point === "before-acknowledge")
      await eventually("others were told before", () =>
        ben.events.some((event) => "message" in event && event.message.text === input.text),
      );
    await startAgain();
    const { message } = await ada.client.messages.send.mutate(input);
    expect((await ada.client.messages.send.mutate(input)).message.id).toBe(message.id);
    await expectWhole((follower) => follower.about(message.id).length > 0);
    for (const follower of [ada, ben]) expect(follower.about(message.id)).toEqual([`message.sent ${input.text}`]);
    const { items } = await ben.client.messages.list.query({ conversationId: group.id, limit: 100 });
    expect(items.filter(({ text }) => text === input.text)).toHaveLength(1);
  }, 120_000);

  test("of an edit: it is done or not, and everybody is told of what is", async () => {
    const { message } = await ada.client.messages.send.mutate({
      conversationId: group.id,
      nonce: randomUUID(),
      text: "First words",
    });
    await expectWhole((follower) => follower.about(message.id).length > 0);
    const text = `Edited ${point}`;
    await dieDuring(point, () => ada.client.messages.edit.mutate({ messageId: message.id, text }));
    await startAgain();
    const told = `message.edited ${text}`;
    if (point !== "before-commit") await expectWhole((follower) => follower.about(message.id).includes(told));
    const { items } = await ben.client.messages.list.query({ conversationId: group.id, limit: 1 });
    expect(items[0]?.text).toBe(point === "before-commit" ? "First words" : text);
    await ada.client.messages.edit.mutate({ messageId: message.id, text });
    await expectWhole((follower) => follower.about(message.id).includes(told));
    for (const follower of [ada, ben]) expect(follower.about(message.id)[0]).toBe("message.sent First words");
  }, 120_000);

  test("of a joining: the second try finds it done or does it, and it is told once", async () => {
    const { conversation } = await ada.client.groups.create.mutate({ name: `Room ${point}`, visibility: "public" });
    const conversationId = conversation.id;
    await dieDuring(point, () => ben.client.groups.join.mutate({ conversationId }));
    await startAgain();
    await ben.client.groups.join.mutate({ conversationId });
    const { message } = await ada.client.messages.send.mutate({ conversationId, nonce: randomUUID(), text: "Hello" });
    await expectWhole((follower) => follower.about(message.id).length > 0);
    const { memberId } = await ben.client.auth.me.query().then(({ member }) => ({ memberId: member?.id ?? "" }));
    for (const follower of [ada, ben]) {
      const joinings = follower.events.filter(
        (event) =>
          event.type === "conversation.joined" &&
          event.memberId === memberId &&
          event.conversationId === conversationId,
      );
      expect(joinings).toHaveLength(1);
    }
  }, 120_000);
});
