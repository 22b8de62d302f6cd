import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { followWorkspace } from "@parley/api";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { createWorld, type World } from "../../src/testing/world.js";
import { hashText, type SendAttempt } from "../checker/journal.js";
import { Oracle, WorkspaceOracle } from "../checker/oracle.js";
import type { Standing } from "../checker/standing.js";
import { judgeEnd, readEnd } from "../judge-end.js";
import { judgeClients, judgeSends } from "../judge-run.js";
import { type ClientPlan, ScriptedClient } from "../load/scripted-client.js";
import { readLog } from "./read-log.js";
import { truncateLog } from "./truncate-log.js";
import { type ChaosWorkspace, seedWorld } from "./world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function seed(people = 6): Promise<ChaosWorkspace> {
  const { workspaces } = await seedWorld(world.unfenced.sql, { workspaces: 1, people });
  const [workspace] = workspaces;
  if (workspace === undefined) throw new Error("no workspace");
  return workspace;
}

const clientOf = (workspace: ChaosWorkspace, place: number) =>
  world.client({ token: workspace.people[place]?.token ?? "", workspace: workspace.id });

const oracleOf = ({ id, conversations, guests }: ChaosWorkspace) =>
  new WorkspaceOracle(id, conversations, new Set(guests));

async function say(workspace: ChaosWorkspace, text: string) {
  const { everyone: conversationId } = workspace;
  const sent = await clientOf(workspace, 1).messages.send.mutate({ conversationId, nonce: randomUUID(), text });
  return sent.message;
}

test("people can sign in to a seeded workspace, its owner rules, and groups are as their kind says", async () => {
  const workspace = await seed();
  const { me, conversations } = await clientOf(workspace, 0).live.bootstrap.query();
  expect(me).toMatchObject({ id: workspace.people[0]?.id, role: "owner" });
  expect(conversations.map(({ history, visibility }) => `${visibility} ${history}`).sort()).toEqual([
    // Everybody's, the guests' and the flooded one are as the third of the others.
    ...Array.from({ length: 4 }, () => "private all"),
    "private since-joining",
    "public all",
    "public since-joining",
  ]);
  const [group = ""] = workspace.groups;
  const memberId = workspace.people[2]?.id ?? "";
  await clientOf(workspace, 0).groups.removeMember.mutate({ conversationId: group, memberId });
  expect((await clientOf(workspace, 2).groups.discover.query()).items.map(({ id }) => id)).toContain(group);
});

test("the log is read with the words each change gave a message", async () => {
  const workspace = await seed();
  const author = clientOf(workspace, 1);
  const { id: messageId } = await say(workspace, "first");
  await author.messages.edit.mutate({ messageId, text: "second" });
  await author.messages.edit.mutate({ messageId, text: "third" });
  await author.messages.delete.mutate({ messageId });
  const { reading, conversations } = await readLog(world.unfenced.sql, workspace.id);
  expect(reading.head).toBe(4);
  expect(reading.rows.map(({ type, text, entitySeq }) => [type, text, entitySeq])).toEqual([
    ["message.sent", hashText("first"), 1],
    ["message.edited", hashText("second"), 1],
    ["message.edited", hashText("third"), 1],
    ["message.deleted", hashText(""), 1],
  ]);
  expect(conversations).toHaveLength(7);
});

test("behind a truncation the words of late edits are still told apart", async () => {
  const workspace = await seed();
  const { id: messageId } = await say(workspace, "first");
  const author = clientOf(workspace, 1);
  for (const text of ["second", "third", "fourth"]) await author.messages.edit.mutate({ messageId, text });
  const oracle = oracleOf(workspace);
  expect(await truncateLog(world.unfenced.sql, oracle, 1)).toBe(3);
  const { reading } = await readLog(world.unfenced.sql, workspace.id);
  expect(reading.rows.map(({ seq, text }) => [seq, text])).toEqual([
    [3, hashText("third")],
    [4, hashText("fourth")],
  ]);
  oracle.take(reading, []);
  expect(oracle.history.present.rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
});

test("a client whose place was truncated is reset, and the oracle agrees; at the floor it goes on", async () => {
  const workspace = await seed();
  const cursors: string[] = [];
  for (const text of ["one", "two", "three", "four"]) {
    await say(workspace, text);
    cursors.push((await clientOf(workspace, 2).live.bootstrap.query()).cursor);
  }
  const oracle = oracleOf(workspace);
  await truncateLog(world.unfenced.sql, oracle, 2);
  await world.stop();
  await world.start();
  const snapshots = vi.fn<() => void>();
  const events: number[] = [];
  const follow = (cursor = "") =>
    followWorkspace(
      clientOf(workspace, 3),
      { onSnapshot: snapshots, onEvent: ({ seq }) => events.push(seq), onGap: () => undefined },
      { cursor },
    );
  const atFloor = follow(cursors[1]);
  await vi.waitFor(() => expect(events).toEqual([3, 4]));
  atFloor.stop();
  expect(snapshots).not.toHaveBeenCalled();
  const below = follow(cursors[0]);
  await vi.waitFor(() => expect(snapshots).toHaveBeenCalledTimes(1), { timeout: 10_000 });
  below.stop();
  const [seq = 0, rid = 0] = (cursors[0] ?? "").split(".").map(Number);
  expect(oracle.mayReset({ seq, rid, at: Date.now() }, 5_000)).toBe(true);
});

test("scripted people on a healthy Parley keep every promise, and are seen to have done something", async () => {
  const workspace = await seed(8);
  const folder = mkdtempSync(join(tmpdir(), "parley-scripted-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const plans: ClientPlan[] = workspace.people.map(({ id: memberId, token }, index) => {
    const name = `m${index + 1}`;
    return {
      name,
      workspaceId: workspace.id,
      memberId,
      token,
      seed: index,
      everyMs: 20,
      pace: "messages",
      devices: 1,
      door: null,
      journal: join(folder, name),
    };
  });
  const attempts: SendAttempt[] = [];
  const clients = plans.map((plan) => new ScriptedClient(plan, world.url, (attempt) => void attempts.push(attempt)));
  for (const client of clients) client.follow();
  await vi.waitFor(() => expect(clients.every(({ isConnected }) => isConnected)).toBe(true), { timeout: 10_000 });
  for (const client of clients) client.act();
  await clients[0]?.goAway(200);
  clients[1]?.stopReading();
  clients[1]?.readOn();
  await clients[2]?.sendAtOnce(4);
  await vi.waitFor(() => expect(attempts.length).toBeGreaterThan(150), { timeout: 30_000 });
  await Promise.all(clients.map((client) => client.rest()));
  const { guestRoom: conversationId } = workspace;
  const last = { conversationId, nonce: randomUUID(), text: "For guests as well." };
  const { seq: everybodys } = await say(workspace, "That was all.");
  const { seq: guests } = (await clientOf(workspace, 0).messages.send.mutate(last)).message;
  const headOf = ({ memberId }: { memberId: string }) => (workspace.guests.includes(memberId) ? guests : everybodys);
  await vi.waitFor(() => expect(clients.every((client) => client.place.seq >= headOf(client))).toBe(true), {
    timeout: 10_000,
  });
  const standings: Standing[] = [];
  for (const client of clients) {
    const standing = await client.compare();
    if (standing !== null) standings.push(standing);
    await client.close();
  }
  const oracle = new Oracle([oracleOf(workspace)]);
  const stored = await readEnd({ withSql: (work) => work(world.unfenced.sql) }, oracle);
  const seen = await judgeClients(oracle, plans, new Map(plans.map((plan) => [plan.name, headOf(plan)])));
  expect(seen).toMatchObject({ findings: [], snapshots: 8, resets: {} });
  expect(seen.resumes).toBeGreaterThan(0);
  expect(seen.deliveries).toBeGreaterThan(300);
  const end = judgeEnd(oracle, stored, standings, seen.scheduled);
  expect(end.findings).toEqual([]);
  expect(end.recounted).toBeGreaterThan(30);
  expect(oracle.workspaces.flatMap(({ history }) => history.present.reactions).length).toBeGreaterThan(0);
  const sends = await judgeSends(
    oracle,
    [],
    attempts,
    stored.sent.filter(({ workspaceId }) => workspaceId === workspace.id),
    [],
  );
  expect(sends).toMatchObject({ findings: [], costOfFailover: [] });
  expect(sends.repeated).toBeGreaterThan(2);
}, 90_000);
