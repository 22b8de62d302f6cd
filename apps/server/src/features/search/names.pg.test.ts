import type { Actor, SearchQueryOutput } from "@parley/api/server";
import { members } from "@parley/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  deactivate,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../testing/conversation-factories.js";
import { createSearcher } from "../../testing/people/searcher.js";

let world: ConversationWorld;
let find: ReturnType<typeof createSearcher>;
let owner: Actor;
let joerg: Actor;
let will: Actor;
let guest: Actor;
let shared: string;

const rename = (actor: Actor, name: string) =>
  world.db.withWorkspace(actor.workspaceId, (tx) =>
    tx.update(members).set({ name }).where(eq(members.id, actor.memberId)),
  );
const names = (items: readonly { name: string | null }[]) => items.map(({ name }) => name);
const marked = ({ snippet }: SearchQueryOutput["people"][number] | SearchQueryOutput["groups"][number]) =>
  snippet.ranges.map(({ start, end }) => snippet.text.slice(start, end));

beforeAll(async () => {
  world = await openConversationWorld();
  find = createSearcher(world);
  [owner, joerg, will, guest] = await seedWorkspace(world, "owner", "member", "member", "guest");
  await rename(owner, "Olga Öztürk");
  await rename(joerg, "Jörg Weiß");
  await rename(will, "Will An");
  await rename(guest, "Gustav Jörgensen");
  shared = (await createGroup(world, owner, [guest], { name: "Mietverträge", description: "Alles über Kautionen" })).id;
  await createGroup(world, owner, [joerg], { name: "Board" });
  await createGroup(world, joerg, [], { name: "Board games", visibility: "public" });
  await createGroup(world, joerg, [], { name: "Board secrets" });
});
afterAll(() => world.close());

describe("people", () => {
  it("are found by the beginning of each word of their names, in any spelling [F7.1]", async () => {
    for (const text of ["joerg", "Jorg", "jör", "weiss", "wei jo", "j "])
      expect([text, names((await find(owner, text)).people)]).toEqual([text, expect.arrayContaining(["Jörg Weiß"])]);
    expect(names((await find(owner, "oeztuerk")).people)).toEqual(["Olga Öztürk"]);
    expect((await find(owner, "org")).people).toEqual([]);
  });

  it("are found by names that are words of a language", async () => {
    const { people } = await find(owner, "will");
    expect(names(people)).toEqual(["Will An"]);
    expect(people.map(marked)).toEqual([["Will"]]);
    expect(names((await find(owner, "an")).people)).toEqual(["Will An"]);
  });

  it("are those a guest shares a conversation with now [F7.2]", async () => {
    expect(names((await find(guest, "jörg")).people)).toEqual(["Gustav Jörgensen"]);
    expect(names((await find(guest, "o")).people)).toEqual(["Olga Öztürk"]);
    await world.groups.leave(guest, { conversationId: shared });
    expect((await find(guest, "o")).people).toEqual([]);
    await world.groups.addMember(owner, { conversationId: shared, memberId: guest.memberId, role: "member" });
    expect(names((await find(guest, "o")).people)).toEqual(["Olga Öztürk"]);
  });

  it("are shown a page at a time, by name, each once", async () => {
    const [first, ...crowd] = await seedWorkspace(
      world,
      "owner",
      ...Array.from({ length: 44 }, () => "member" as const),
    );
    for (const [index, person] of crowd.entries()) await rename(person, `Zoë ${"x".repeat(60)} ${index % 7}`);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: SearchQueryOutput = await find(first, "zoe", { type: "people", cursor });
      seen.push(...page.people.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(44);
    expect(new Set(seen).size).toBe(44);
  });
});

describe("conversations and groups", () => {
  it("are found by name and by words of the description, which is then shown [F7.1]", async () => {
    expect(names((await find(owner, "mietvertrag ")).groups)).toEqual(["Mietverträge"]);
    const [found] = (await find(owner, "Kaution ", { type: "groups" })).groups;
    expect(found).toMatchObject({ name: "Mietverträge", joined: true, snippet: { text: "Alles über Kautionen" } });
    expect(found && marked(found)).toEqual(["Kautionen"]);
  });

  it("conversations are one's own, groups also those one may join [F7.1]", async () => {
    const found = await find(owner, "board");
    expect(names(found.conversations)).toEqual(["Board"]);
    expect(found.groups.map(({ name, joined }) => [name, joined])).toEqual([
      ["Board", true],
      ["Board games", false],
    ]);
    expect(await find(guest, "board")).toMatchObject({ conversations: [], groups: [] });
  });

  it("direct conversations are found by the other person's name, not by one's own", async () => {
    const { conversation } = await world.conversations.openDirect(owner, { memberId: joerg.memberId });
    const { conversation: notes } = await world.conversations.openDirect(owner, { memberId: owner.memberId });
    const [found] = (await find(owner, "joerg", { type: "conversations" })).conversations;
    expect(found).toMatchObject({ id: conversation.id, kind: "direct", snippet: { text: "Jörg Weiß" } });
    expect((await find(owner, "olga")).conversations.map(({ id }) => id)).toEqual([notes.id]);
    expect((await find(joerg, "olga")).conversations.map(({ id }) => id)).toEqual([conversation.id]);
    expect((await find(will, "olga")).conversations).toEqual([]);
  });

  it("are gone with deletion, and a public group with its archiving", async () => {
    const group = await createGroup(world, joerg, [owner], { name: "Umzug", visibility: "public" });
    const seen = async (actor: Actor) => (await find(actor, "umzug", { type: "groups" })).groups.length;
    expect([await seen(owner), await seen(will)]).toEqual([1, 1]);
    await world.groups.archive(joerg, { conversationId: group.id, archived: true });
    expect([await seen(owner), await seen(will)]).toEqual([1, 0]);
    await world.groups.archive(joerg, { conversationId: group.id, archived: false });
    await world.groups.delete(joerg, { conversationId: group.id });
    expect([await seen(owner), await seen(will)]).toEqual([0, 0]);
  });
});

describe("a kind", () => {
  it("fills its own list only; everything fills all [F7.1]", async () => {
    const group = await createGroup(world, owner, [], { name: "Olga's notes" });
    await sendText(world, owner, group.id, "Olga was here");
    const filled = async (type: "all" | "messages" | "conversations" | "groups" | "people" | "files") =>
      Object.entries(await find(owner, "olga", { type })).flatMap(([kind, found]) => (found?.length ? [kind] : []));
    expect(await filled("all")).toEqual(["messages", "conversations", "groups", "people"]);
    for (const type of ["messages", "conversations", "groups", "people"] as const)
      expect(await filled(type)).toEqual([type]);
    expect(await filled("files")).toEqual([]);
  });
});

it("somebody deactivated finds nothing, whatever session they still hold", async () => {
  const [boss, gone] = await seedWorkspace(world, "owner", "member");
  const group = await createGroup(world, boss, [gone], { name: "Person group" });
  await sendText(world, boss, group.id, "Person");
  expect((await find(gone, "person")).messages).toHaveLength(1);
  await deactivate(world, gone);
  expect(await find(gone, "person")).toMatchObject({ messages: [], conversations: [], groups: [], people: [] });
});
