import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
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

/** A board of two, a lobby with a guest, and a message on the board. */
async function openScene(text = "The **price** is 900") {
  const [ada, ben, gus] = await seedWorkspace(world, "owner", "member", "guest");
  const board = await createGroup(world, ada, [ben]);
  const lobby = await createGroup(world, ada, [ben, gus]);
  const message = await sendText(world, ada, board.id, text);
  const forward = (over: Partial<Parameters<typeof world.messages.forward>[1]> = {}) => ({
    messageId: message.id,
    conversationId: lobby.id,
    nonce: randomUUID(),
    ...over,
  });
  return { ada, ben, gus, board, lobby, message, forward };
}

describe("messages.forward", () => {
  it("quotes the words below a comment and refers to where they come from, naming nobody [F3.5]", async () => {
    const { ben, board, lobby, message, forward } = await openScene("The **price**\nis 900");
    const { message: sent } = await world.messages.forward(ben, forward({ comment: "Look at this" }));
    expect(sent).toMatchObject({
      conversationId: lobby.id,
      authorId: ben.memberId,
      text: `Look at this\n\n> <#${board.id}:${String(message.seq)}>\n> The **price**\n> is 900`,
    });
    expect((await world.messages.list(ben, { conversationId: lobby.id, limit: 1 })).items).toEqual([sent]);
  });

  it("calls nobody whom the words mention [F3.5]", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const group = await createGroup(world, ada, [ben]);
    const message = await sendText(world, ada, group.id, `<@${ben.memberId}> <!everyone> \`<@${ben.memberId}>\``);
    const { message: sent } = await world.messages.forward(ada, {
      messageId: message.id,
      conversationId: group.id,
      nonce: randomUUID(),
    });
    expect(sent.mentions).toEqual([]);
    expect(sent.text.split("\n")[1]).toBe(`> @Person 1 @everyone \`<@${ben.memberId}>\``);
  });

  it("calls nobody by a name that looks like a mention [F3.5]", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const group = await createGroup(world, ada, [ben]);
    await world.members.updateMe(ben, { name: `<@${ada.memberId}>` });
    const message = await sendText(world, ada, group.id, `<@${ben.memberId}>`);
    const { message: sent } = await world.messages.forward(ben, {
      messageId: message.id,
      conversationId: group.id,
      nonce: randomUUID(),
    });
    expect(sent.mentions).toEqual([]);
    expect(sent.text.split("\n")[1]).toBe(`> @@${ada.memberId}>`);
  });

  it("repeated gives the same message, also once its origin was edited or deleted (W5)", async () => {
    const { ada, ben, message, forward } = await openScene();
    const input = forward();
    const { message: first } = await world.messages.forward(ben, input);
    await world.messages.edit(ada, { messageId: message.id, text: "other words" });
    expect((await world.messages.forward(ben, input)).message).toEqual(first);
    await world.messages.delete(ada, { messageId: message.id });
    expect((await world.messages.forward(ben, input)).message).toEqual(first);
    await expect(world.messages.forward(ben, forward())).rejects.toEqual(refused("MESSAGE_DELETED"));
  });

  it("refuses a nonce that something else was sent under", async () => {
    const { ben, board, lobby, forward } = await openScene();
    const nonce = randomUUID();
    await world.messages.send(ben, { conversationId: lobby.id, nonce, text: "plain" });
    await expect(world.messages.forward(ben, forward({ nonce }))).rejects.toEqual(refused("NONCE_CONFLICT"));
    const input = forward();
    await world.messages.forward(ben, input);
    for (const other of [{ conversationId: board.id }, { comment: "and now with a word" }])
      await expect(world.messages.forward(ben, { ...input, ...other })).rejects.toEqual(refused("NONCE_CONFLICT"));
  });

  it("never takes words from where the caller may not read, nor to where they may not write [F3.5]", async () => {
    const { ada, ben, gus, board, lobby, forward } = await openScene();
    await expect(world.messages.forward(gus, forward())).rejects.toEqual(refused("NOT_FOUND"));
    await expect(world.messages.forward(ben, forward({ conversationId: randomUUID() }))).rejects.toEqual(
      refused("NOT_FOUND"),
    );
    const open = await sendText(world, ada, lobby.id);
    await expect(
      world.messages.forward(gus, forward({ messageId: open.id, conversationId: board.id })),
    ).rejects.toEqual(refused("NOT_FOUND"));
    await world.groups.archive(ada, { conversationId: lobby.id, archived: true });
    await expect(world.messages.forward(ben, forward())).rejects.toEqual(refused("CONVERSATION_ARCHIVED"));
  });

  it("refuses system lines, and what would be too long with its quote", async () => {
    const { ben, board, forward } = await openScene("x\n".repeat(7_000));
    await expect(world.messages.forward(ben, forward())).rejects.toEqual(refused("INVALID_INPUT"));
    const { items } = await world.messages.list(ben, { conversationId: board.id, limit: 10 });
    const line = items.find(({ system }) => system !== null);
    await expect(world.messages.forward(ben, forward({ messageId: line?.id ?? "" }))).rejects.toEqual(
      refused("FORBIDDEN"),
    );
  });
});
