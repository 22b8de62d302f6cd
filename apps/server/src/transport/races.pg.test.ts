import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGroup } from "../testing/conversation-factories.js";
import type { Answer } from "../testing/servers/answer.js";
import { createWorld, type World } from "../testing/world.js";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const times = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));
const dataOf = (answer: Answer) => {
  if (!answer.ok) throw new Error(`${answer.code} ${answer.reason}`);
  return answer.data as { conversation: { id: string }; message: { id: string } };
};

describe("at the same moment, over the API", () => {
  test("a hundred times opening one pair's conversation, from both sides, makes one", async () => {
    const owner = await world.people.createOwner();
    const member = await world.people.createMember(owner.workspace, "member");
    const answers = await times(100, (index) => {
      const [who, whom] = index % 2 === 0 ? [owner, member] : [member, owner];
      return world.call(who, "mutation", "conversations.openDirect", { memberId: whom.actor.memberId });
    });
    expect(new Set(answers.map((answer) => dataOf(answer).conversation.id)).size).toBe(1);
    const [row] = await world.unfenced.sql<{ conversations: number; members: number; told: number }[]>`
      select (select count(*) from conversations where workspace_id = ${owner.workspace.id}) as conversations,
        (select count(*) from conversation_members where workspace_id = ${owner.workspace.id}) as members,
        (select count(*) from events where workspace_id = ${owner.workspace.id} and type = 'conversation.created') as told`;
    expect(row).toEqual({ conversations: 1, members: 2, told: 1 });
  });

  test("fifty sends under one nonce make one message, and get equal answers", async () => {
    const owner = await world.people.createOwner();
    const group = await createGroup(world.services, owner.actor);
    const input = { conversationId: group.id, nonce: randomUUID(), text: "Once" };
    const sockets = await times(5, () => world.socket(owner));
    const answers = await times(50, (index) => {
      const socket = sockets[index % 10];
      return socket?.call("mutation", "messages.send", input) ?? world.call(owner, "mutation", "messages.send", input);
    });
    expect(answers[0]).toMatchObject({ ok: true, data: { message: { text: "Once" } } });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const [row] = await world.unfenced.sql`
      select (select count(*) from messages where conversation_id = ${group.id} and kind = 'text') as messages,
        (select count(*) from events where entity_id = ${dataOf(answers[0] ?? { ok: false, code: "", reason: "" }).message.id}) as told`;
    expect(row).toEqual({ messages: 1, told: 1 });
  });

  test("fifty sends under one nonce with different words: one is kept, the others are told of the conflict", async () => {
    const owner = await world.people.createOwner();
    const group = await createGroup(world.services, owner.actor);
    const nonce = randomUUID();
    const answers = await times(50, (index) =>
      world.call(owner, "mutation", "messages.send", { conversationId: group.id, nonce, text: `word ${index}` }),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "NONCE_CONFLICT")).toHaveLength(49);
  });

  test("two owners demoting each other leave one, twenty times over", async () => {
    for (let round = 0; round < 20; round += 1) {
      const one = await world.people.createOwner();
      const other = await world.people.createMember(one.workspace, "owner");
      const demote = (who: typeof one, whom: typeof one, verb: "setRole" | "deactivate") =>
        world.call(who, "mutation", `members.${verb}`, {
          memberId: whom.actor.memberId,
          ...(verb === "setRole" ? { role: "member" } : {}),
        });
      const verb = round % 2 === 0 ? "setRole" : "deactivate";
      const answers = await Promise.all([demote(one, other, verb), demote(other, one, verb)]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      const [row] = await world.unfenced.sql`
        select count(*) as owners from members
        where workspace_id = ${one.workspace.id} and role = 'owner' and deactivated_at is null`;
      expect(row).toEqual({ owners: 1 });
    }
  });

  test("an invitation for one is used by one of twenty", async () => {
    const owner = await world.people.createOwner();
    const { invitation } = await world.as(owner).invitations.create.mutate({ role: "member", maxUses: 1 });
    const neighbours = await times(20, () => world.people.createOwner());
    const answers = await Promise.all(
      neighbours.map(({ token }) =>
        world.call({ token }, "mutation", "invitations.accept", { token: invitation.token, issue: "token" }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await world.as(owner).members.list.query()).items).toHaveLength(2);
  });

  test("a hundred people's sends in one workspace are all kept, in one order", async () => {
    const owner = await world.people.createOwner();
    const group = await createGroup(world.services, owner.actor);
    const answers = await times(100, (index) =>
      world.call(owner, "mutation", "messages.send", {
        conversationId: group.id,
        nonce: randomUUID(),
        text: `word ${index}`,
      }),
    );
    const sent = answers.map((answer) => dataOf(answer).message as { id: string; seq?: number; text?: string });
    const { items } = await world.as(owner).messages.list.query({ conversationId: group.id, limit: 100 });
    const inOrder = [...sent].sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
    expect(items.map(({ id }) => id)).toEqual(inOrder.map(({ id }) => id));
  });
});
