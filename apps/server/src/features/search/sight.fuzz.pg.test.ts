import { type Actor, ApiError, type Message, type SearchQueryInput } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../testing/conversation-factories.js";
import { createRandom, type Random, readSeed } from "../../testing/model/random.js";
import { createSearcher } from "../../testing/people/searcher.js";

const SEED = readSeed();
const WORDS = ["Schlüssel", "viewing", "Vertrag", "the", "12"];

let world: ConversationWorld;
let find: ReturnType<typeof createSearcher>;
beforeAll(async () => {
  world = await openConversationWorld();
  find = createSearcher(world);
});
afterAll(() => world.close());

interface Scene {
  random: Random;
  people: readonly Actor[];
  groupIds: string[];
  sent: Message[];
}

/** Refusals (somebody is not there, a message is gone) are part of the game. */
async function act({ random, people, groupIds, sent }: Scene): Promise<void> {
  const actor = random.pick(people);
  const other = random.pick(people);
  const conversationId = random.pick(groupIds);
  const text = () => Array.from({ length: 1 + random.int(3) }, () => random.pick(WORDS)).join(" ");
  const message = random.pick(sent);
  const deeds = [
    async () => sent.push(await sendText(world, actor, conversationId, text())),
    async () => sent.push(await sendText(world, actor, conversationId, text())),
    () => world.messages.edit(actor, { messageId: message.id, text: text() }),
    () => world.messages.delete(actor, { messageId: message.id }),
    () => world.groups.leave(actor, { conversationId }),
    () => world.groups.join(actor, { conversationId }),
    () => world.groups.addMember(actor, { conversationId, memberId: other.memberId, role: "member" }),
    () => world.groups.removeMember(actor, { conversationId, memberId: other.memberId }),
    () => world.groups.update(actor, { conversationId, history: random.pick(["all", "since-joining"]) }),
    () => world.groups.update(actor, { conversationId, visibility: random.pick(["public", "private"]) }),
    async () => random.int(8) === 0 && world.groups.delete(actor, { conversationId }),
  ];
  await random
    .pick(deeds)()
    .catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
    });
}

/** All pages of one kind. */
async function allOf<Kind extends "messages" | "conversations" | "groups" | "people">(
  actor: Actor,
  text: string,
  type: Kind,
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const input: Partial<SearchQueryInput> = { type, cursor };
    const page = await find(actor, text, input);
    ids.push(...page[type].map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
}

/** What a member may read, as the lists show it, newest first. */
async function readable(actor: Actor): Promise<Message[]> {
  const { items: places } = await world.conversations.list(actor, { limit: 100 });
  const pages = await Promise.all(
    places.map(({ id }) => world.messages.list(actor, { conversationId: id, after: 0, limit: 100 })),
  );
  return pages.flatMap(({ items }) => items).sort((one, other) => other.seq - one.seq);
}

describe("search", () => {
  it(`finds exactly what each may read, in a life with seed ${SEED} [F7.2]`, { timeout: 120_000 }, async () => {
    const random = createRandom(SEED);
    for (let round = 0; round < 4; round++) {
      const people = await seedWorkspace(world, "owner", "member", "member", "guest");
      const [owner, ...others] = people;
      const groups = await Promise.all(
        ["Team Person 1", "Person 2 only", "Persons", "Open"].map((name, index) =>
          createGroup(world, owner, index === 1 ? [] : others.slice(index % 2), {
            name,
            history: index % 2 === 0 ? "all" : "since-joining",
            visibility: index === 3 ? "public" : "private",
          }),
        ),
      );
      const first = await sendText(world, owner, groups[0]?.id ?? "", "Schlüssel");
      const scene: Scene = { random, people, groupIds: groups.map(({ id }) => id), sent: [first] };
      for (let step = 0; step < 60; step++) await act(scene);

      for (const actor of people) {
        const all = await readable(actor);
        for (const word of WORDS) {
          const expected = all.filter(({ text, kind }) => kind === "text" && text.split(" ").includes(word));
          expect([word, await allOf(actor, `${word} `, "messages")]).toEqual([word, expected.map(({ id }) => id)]);
        }
        const written = all.filter(({ kind, deletedAt }) => kind === "text" && deletedAt === null);
        for (const author of people) {
          const name = `from:"Person ${people.indexOf(author)}"`;
          const { items: known } = await world.members.list(actor, { limit: 100, includeDeactivated: true });
          const expected = known.some(({ id }) => id === author.memberId)
            ? written.filter(({ authorId }) => authorId === author.memberId)
            : [];
          expect([name, await allOf(actor, name, "messages")]).toEqual([name, expected.map(({ id }) => id)]);
        }
        const { items: known } = await world.members.list(actor, { limit: 100, includeDeactivated: true });
        expect((await allOf(actor, "person", "people")).sort()).toEqual(known.map(({ id }) => id).sort());
        const { items: places } = await world.conversations.list(actor, { limit: 100 });
        const own = places.filter(({ name }) => name?.includes("Person")).map(({ id }) => id);
        expect((await allOf(actor, "person", "conversations")).sort()).toEqual(own.sort());
        const open = places.some(({ name }) => name === "Open");
        const { items: offered } =
          actor.role === "guest" ? { items: [] } : await world.groups.discover(actor, { limit: 100, query: "Open" });
        expect(await allOf(actor, "open", "groups")).toHaveLength(open || offered.length > 0 ? 1 : 0);
      }
    }
  });

  it("shows a workspace's words to no other one [F7.2]", async () => {
    const [here] = await seedWorkspace(world, "owner");
    const [there] = await seedWorkspace(world, "owner");
    const place = await createGroup(world, here, [], { name: "Kellerabteil", visibility: "public" });
    await sendText(world, here, place.id, "Kellerabteil");
    const foreign = await createGroup(world, there);
    const inside: Actor = { ...there, workspaceId: here.workspaceId };
    for (const actor of [there, inside])
      for (const conversationId of [undefined, place.id, foreign.id]) {
        const given = conversationId === undefined ? {} : { conversationId };
        expect(await find(actor, "Kellerabteil", given)).toMatchObject({
          messages: [],
          conversations: [],
          groups: [],
          people: [],
        });
      }
    expect((await find(here, "Kellerabteil")).messages).toHaveLength(1);
  });
});
