import { type Actor, appRouter, type Services } from "@parley/api/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { mintActor } from "../testing/mint-actor.js";
import { createWorld, type World } from "../testing/world.js";
import { listProcedures } from "./testing/procedures.js";
import { type CalledProcedure, Sweep } from "./testing/sweep.js";

let world: World;
let sweep: Sweep;

beforeEach(async () => {
  world = await createWorld();
  sweep = new Sweep(world, "http");
});
afterEach(async () => {
  sweep.close();
  await world.close();
});

/** Everything the sweep has to say of one procedure, once a service is broken. */
async function findLeaksIn(name: string): Promise<string> {
  const procedure = listProcedures(appRouter).find((one): one is CalledProcedure => one.name === name);
  if (procedure === undefined) throw new Error(`There is no ${name}`);
  return (await sweep.findLeaks(procedure)).join("\n");
}

function breakService<Name extends keyof Services>(
  name: Name,
  change: (service: Services[Name]) => Partial<Services[Name]>,
): void {
  Object.assign(world.services[name], change({ ...world.services[name] }));
}

/** Who made a conversation: for verbs that believe everybody to be that one. Nobody made what does not exist. */
async function makerOf(actor: Actor, { conversationId }: { conversationId: string }): Promise<Actor> {
  const { sql } = world.unfenced;
  const [row] = await sql<{ workspaceId: string; memberId: string; userId: string }[]>`
    select c.workspace_id as "workspaceId", m.id as "memberId", m.user_id as "userId"
    from conversations c join members m on m.workspace_id = c.workspace_id and m.id = c.created_by
    where c.id = ${conversationId}`;
  return row === undefined ? actor : mintActor({ ...row, role: "owner" });
}

test("a query that forgets who asks is seen to tell secrets", async () => {
  breakService("conversations", ({ get }) => ({
    get: async (actor, input) => get(await makerOf(actor, input), input),
  }));
  const problems = await findLeaksIn("conversations.get");
  expect(problems).toContain("stranger: over http reads");
  expect(problems).toContain("outsider: over socket reads");
});

test("a mutation that forgets who asks is seen to change rows and to tell the victim", async () => {
  breakService("groups", ({ archive }) => ({
    archive: async (actor, input) => archive(await makerOf(actor, input), input),
  }));
  const problems = await findLeaksIn("groups.archive");
  expect(problems).toContain("stranger: rows of conversations changed");
  expect(problems).toContain("the victim was told");
  expect(problems).toContain("conversation.archived");
});

test("another answer for what is foreign than for what does not exist is seen", async () => {
  breakService("messages", ({ versions }) => ({
    versions: async (actor, input) => {
      const [known] = await world.unfenced.sql`select from messages where id = ${input.messageId}`;
      return known === undefined ? versions(actor, input) : { items: [], nextCursor: null };
    },
  }));
  expect(await findLeaksIn("messages.versions")).toContain("but NOT_FOUND NOT_FOUND for what does not exist");
});

test("an input that its rightful actor cannot use is seen", async () => {
  breakService("presence", () => ({ get: () => Promise.reject(new Error("out of order")) }));
  expect(await findLeaksIn("presence.get")).toContain("the rightful input is refused over http");
});
