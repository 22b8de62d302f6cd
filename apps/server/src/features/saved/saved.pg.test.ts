import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  eventsOf,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../testing/conversation-factories.js";
import { refused } from "../../testing/refused.js";

let world: ConversationWorld;
beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());

/** Somebody in two groups, with a message in each. */
async function openScene() {
  const [ada, ben, outsider] = await seedWorkspace(world, "owner", "guest", "member");
  const [one, two] = [await createGroup(world, ada, [ben]), await createGroup(world, ada, [ben])];
  const first = await sendText(world, ada, one.id, "first");
  const second = await sendText(world, ada, two.id, "second");
  return { ada, ben, outsider, one, two, first, second };
}
type Actor = Awaited<ReturnType<typeof openScene>>["ada"];

const list = (actor: Actor, input: { conversationId?: string; cursor?: string; limit?: number } = {}) =>
  world.saved.list(actor, { limit: 20, ...input });
const texts = async (actor: Actor, conversationId?: string) =>
  (await list(actor, conversationId === undefined ? {} : { conversationId })).items.map(({ message }) => message.text);

describe("saved messages", () => {
  it("are listed across conversations and of one, saved last first, to nobody else [F3.5]", async () => {
    const { ada, ben, one, first, second } = await openScene();
    const { saved } = await world.saved.add(ben, { messageId: second.id });
    await world.saved.add(ben, { messageId: first.id });
    expect(await texts(ben)).toEqual(["first", "second"]);
    expect((await list(ben)).items[1]).toEqual(saved);
    expect(await texts(ben, one.id)).toEqual(["first"]);
    expect(await texts(ada)).toEqual([]);
    await world.saved.remove(ben, { messageId: first.id });
    expect(await texts(ben)).toEqual(["second"]);
  });

  it("are told to their member alone, once", async () => {
    const { ben, first, second } = await openScene();
    await world.saved.add(ben, { messageId: first.id });
    await world.saved.add(ben, { messageId: first.id });
    await world.saved.remove(ben, { messageId: first.id });
    await world.saved.remove(ben, { messageId: first.id });
    const rows = await world.readLog(ben.workspaceId, second.seq);
    expect(rows.map(({ row }) => [row.audience, row.memberId, row.conversationId])).toEqual([
      ["member", ben.memberId, null],
      ["member", ben.memberId, null],
    ]);
    expect(eventsOf(rows)).toMatchObject([
      { type: "saved.added", messageId: first.id },
      { type: "saved.removed", messageId: first.id },
    ]);
  });

  it("come in pages without gap or double, also while more are saved", async () => {
    const { ada, one } = await openScene();
    for (let index = 0; index < 5; index += 1) {
      const message = await sendText(world, ada, one.id, `note ${index}`);
      await world.saved.add(ada, { messageId: message.id });
    }
    const page = await list(ada, { limit: 2 });
    const late = await sendText(world, ada, one.id, "late");
    await world.saved.add(ada, { messageId: late.id });
    const rest = await list(ada, { limit: 10, cursor: page.nextCursor ?? "" });
    expect([...page.items, ...rest.items].map(({ message }) => message.text)).toEqual(
      [4, 3, 2, 1, 0].map((index) => `note ${index}`),
    );
    expect(rest.nextCursor).toBeNull();
    await expect(list(ada, { cursor: "nonsense" })).rejects.toEqual(refused("BAD_CURSOR"));
  });

  it("are shown as they are now, and no longer once deleted or out of sight [F3.5]", async () => {
    const { ada, ben, one, first, second } = await openScene();
    await world.saved.add(ben, { messageId: first.id });
    await world.saved.add(ben, { messageId: second.id });
    await world.messages.edit(ada, { messageId: first.id, text: "mended" });
    await world.messages.delete(ada, { messageId: second.id });
    expect(await texts(ben)).toEqual(["mended"]);
    await world.groups.leave(ben, { conversationId: one.id });
    expect(await texts(ben)).toEqual([]);
    await expect(list(ben, { conversationId: one.id })).rejects.toEqual(refused("NOT_FOUND"));
    await world.saved.remove(ben, { messageId: first.id });
  });

  it("cannot be what one may not see, what is deleted, or a system line", async () => {
    const { ada, ben, outsider, one, first } = await openScene();
    await expect(world.saved.add(outsider, { messageId: first.id })).rejects.toEqual(refused("NOT_FOUND"));
    await expect(world.saved.remove(outsider, { messageId: first.id })).rejects.toEqual(refused("NOT_FOUND"));
    await expect(world.saved.add(ben, { messageId: randomUUID() })).rejects.toEqual(refused("NOT_FOUND"));
    const { items } = await world.messages.list(ben, { conversationId: one.id, limit: 10 });
    const line = items.find(({ system }) => system !== null);
    await expect(world.saved.add(ben, { messageId: line?.id ?? "" })).rejects.toEqual(refused("FORBIDDEN"));
    await world.messages.delete(ada, { messageId: first.id });
    await expect(world.saved.add(ben, { messageId: first.id })).rejects.toEqual(refused("MESSAGE_DELETED"));
  });
});
