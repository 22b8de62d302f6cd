import { type Actor, LIMITS } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  deactivate,
  openConversationWorld,
  seedWorkspace,
  sendReply,
  sendText,
} from "../../testing/conversation-factories.js";
import { refused } from "../../testing/refused.js";

let world: ConversationWorld;
beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());

async function scene() {
  const [ada, ben, guest, outsider] = await seedWorkspace(world, "owner", "member", "guest", "member");
  const name = (actor: Actor, to: string) => world.members.updateMe(actor, { name: to });
  await name(ada, "Ada Weiß");
  await name(ben, "Jörg Müller");
  await name(guest, "Anna-Lena Groß");
  await name(outsider, "Anton Aßmann");
  const group = await createGroup(world, ada, [ben, guest]);
  const namesFor = async (actor: Actor, query?: string) => {
    const { items } = await world.mentions.suggest(actor, { conversationId: group.id, query });
    return items.map(({ member, outside }) => (outside ? `(${member.name})` : member.name));
  };
  return { ada, ben, guest, outsider, group, namesFor };
}

describe("who can be mentioned [F4.2]", () => {
  it("are the people of the conversation, then those of the workspace, each by name, never oneself", async () => {
    const { ada, ben, namesFor } = await scene();
    expect(await namesFor(ada)).toEqual(["Anna-Lena Groß", "Jörg Müller", "(Anton Aßmann)"]);
    expect(await namesFor(ben, "a")).toEqual(["Ada Weiß", "Anna-Lena Groß", "(Anton Aßmann)"]);
  });

  it.each([
    ["jorg", "Jörg Müller"],
    ["MÜL", "Jörg Müller"],
    ["Mueller", "Jörg Müller"],
    ["jörg m", "Jörg Müller"],
    ["lena", "Anna-Lena Groß"],
    ["gross", "Anna-Lena Groß"],
    ["assm", "(Anton Aßmann)"],
  ])("are found by %s", async (query, name) => {
    const { ada, namesFor } = await scene();
    expect(await namesFor(ada, query)).toEqual([name]);
  });

  it.each(["%", "_", "\\", "'", "(", "örg", "*"])("nothing odd is found by %j, and nothing fails", async (query) => {
    const { ada, namesFor } = await scene();
    expect(await namesFor(ada, `zz${query}`)).toEqual([]);
  });

  it("are for guests only those they share a conversation with", async () => {
    const { guest, namesFor } = await scene();
    expect(await namesFor(guest)).toEqual(["Ada Weiß", "Jörg Müller"]);
    expect(await namesFor(guest, "anton")).toEqual([]);
  });

  it("are no deactivated ones, and so many at most", async () => {
    const { ada, ben, namesFor } = await scene();
    await deactivate(world, ben);
    expect(await namesFor(ada, "j")).toEqual([]);
    const roles = Array.from({ length: LIMITS.suggestedMentions + 5 }, () => "member" as const);
    const [first, ...others] = await seedWorkspace(world, "owner", ...roles);
    const group = await createGroup(world, first, others);
    const { items } = await world.mentions.suggest(first, { conversationId: group.id });
    expect(items).toHaveLength(LIMITS.suggestedMentions);
  });

  it("are told to nobody outside the conversation", async () => {
    const { outsider, group } = await scene();
    const suggesting = world.mentions.suggest(outsider, { conversationId: group.id });
    await expect(suggesting).rejects.toEqual(refused("NOT_FOUND"));
  });
});

describe("how many @everyone calls [F4.2]", () => {
  it("is told to those who may, for the group or for the thread that is written in", async () => {
    const { ada, ben, guest, group } = await scene();
    const everyone = async (actor: Actor, threadRootId?: string) =>
      (await world.mentions.suggest(actor, { conversationId: group.id, threadRootId })).everyone;
    expect([await everyone(ada), await everyone(ben), await everyone(guest)]).toEqual([2, 2, null]);
    const root = await sendText(world, ada, group.id, "Root");
    await sendReply(world, ben, root);
    expect([await everyone(ada, root.id), await everyone(ben, root.id)]).toEqual([1, 1]);
    const { conversation } = await world.conversations.openDirect(ada, { memberId: ben.memberId });
    expect(await world.mentions.suggest(ada, { conversationId: conversation.id })).toMatchObject({ everyone: null });
  });
});
