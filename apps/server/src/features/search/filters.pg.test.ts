import { randomUUID } from "node:crypto";
import type { Actor, Message, SearchQueryOutput } from "@parley/api/server";
import { members, messages } from "@parley/db";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../testing/conversation-factories.js";
import { createSearcher } from "../../testing/people/searcher.js";
import { refused } from "../../testing/refused.js";

let world: ConversationWorld;
let anna: Actor;
let ben: Actor;
let find: ReturnType<typeof createSearcher>;
let sent: Record<"rent" | "offer" | "direct", Message>;
let viewings: string;
let sales: string;

const rename = (actor: Actor, name: string) =>
  world.db.withWorkspace(actor.workspaceId, (tx) =>
    tx.update(members).set({ name }).where(eq(members.id, actor.memberId)),
  );
const written = (message: Message, at: string) =>
  world.db.withWorkspace(anna.workspaceId, (tx) =>
    tx
      .update(messages)
      .set({ createdAt: at })
      .where(and(eq(messages.workspaceId, anna.workspaceId), eq(messages.id, message.id))),
  );
const ids = (found: SearchQueryOutput) => found.messages.map(({ id }) => id);

beforeAll(async () => {
  world = await openConversationWorld();
  find = createSearcher(world);
  [anna, ben] = await seedWorkspace(world, "owner", "member");
  await rename(anna, "Anna Müller");
  await rename(ben, "Ben Annaberg");
  viewings = (await createGroup(world, anna, [ben], { name: "Viewings", description: "Who shows which flat" })).id;
  sales = (await createGroup(world, anna, [ben], { name: "Sales Straßburg" })).id;
  const { conversation } = await world.conversations.openDirect(anna, { memberId: ben.memberId });
  sent = {
    rent: await sendText(world, anna, viewings, "The rent is due, see http://rent.example"),
    offer: await sendText(world, ben, sales, "The rent offer"),
    direct: await sendText(world, ben, conversation.id, "My rent"),
  };
  await written(sent.rent, "2026-02-28T23:30:00.000Z");
  await written(sent.offer, "2026-03-01T12:00:00.000Z");
  await written(sent.direct, "2026-03-02T00:00:00.000Z");
});
afterAll(() => world.close());

describe("filters of a search", () => {
  it("from: narrows to authors, by any spelling of a name, or oneself [F7.1]", async () => {
    for (const name of ["mueller", "@Müller", '"Anna Mül"', "me", '"anna müller"'])
      expect([name, ids(await find(anna, `rent from:${name}`))]).toEqual([name, [sent.rent.id]]);
    expect(ids(await find(anna, "rent from:anna"))).toEqual([sent.direct.id, sent.offer.id, sent.rent.id]);
    expect(ids(await find(anna, "rent from:mueller from:ben"))).toHaveLength(3);
    expect(ids(await find(anna, "rent from:nobody"))).toEqual([]);
  });

  it("in: narrows to conversations, groups by name and direct ones by the other's [F7.1]", async () => {
    expect(ids(await find(anna, "rent in:strassburg"))).toEqual([sent.offer.id]);
    expect(ids(await find(anna, "rent in:#viewings"))).toEqual([sent.rent.id]);
    expect(ids(await find(anna, "rent in:ben"))).toEqual([sent.direct.id]);
    expect(ids(await find(ben, "rent in:@anna"))).toEqual([sent.direct.id]);
    expect(ids(await find(anna, "rent in:flat"))).toEqual([]);
    expect(ids(await find(anna, "rent", { conversationId: sales }))).toEqual([sent.offer.id]);
    expect(ids(await find(anna, "rent in:viewings", { conversationId: sales }))).toEqual([]);
  });

  it("before: and after: leave the day itself out, as the reader's zone has it [F7.1]", async () => {
    expect(ids(await find(anna, "rent before:2026-03-01"))).toEqual([sent.rent.id]);
    expect(ids(await find(anna, "rent after:2026-03-01"))).toEqual([sent.direct.id]);
    expect(ids(await find(anna, "rent after:28.2.2026 before:2.3.2026"))).toEqual([sent.offer.id]);
    const timeZone = "Europe/Berlin";
    expect(ids(await find(anna, "rent before:2026-03-01", { timeZone }))).toEqual([]);
    expect(ids(await find(anna, "rent before:2026-03-02", { timeZone }))).toEqual([sent.offer.id, sent.rent.id]);
  });

  it("has:link finds addresses, has:file nothing while there are no files [F7.1]", async () => {
    expect(ids(await find(anna, "has:link"))).toEqual([sent.rent.id]);
    expect(ids(await find(anna, "has:file rent"))).toEqual([]);
  });

  it("need no words, and are about messages alone", async () => {
    const found = await find(anna, "from:ben");
    expect(ids(found)).toEqual([sent.direct.id, sent.offer.id]);
    expect(found).toMatchObject({ conversations: [], groups: [], people: [] });
    expect(await find(anna, "viewings from:ben")).toMatchObject({ conversations: [], groups: [], people: [] });
  });
});

describe("pages of messages", () => {
  it("go from new to old, each message once, whatever is written meanwhile", async () => {
    const all: string[] = [];
    for (let index = 0; index < 45; index++) all.unshift((await sendText(world, anna, sales, `Kaution ${index}`)).id);
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const page: SearchQueryOutput = await find(ben, "Kaution", { type: "messages", cursor });
      seen.push(...ids(page));
      await sendText(world, anna, sales, "Kaution, later");
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor !== null);
    expect(seen).toEqual(all);
    expect(pages).toBe(3);
  });

  it("go back as far as there is something, over any gap", async () => {
    const old = await sendText(world, anna, sales, "Denkmalschutz");
    await world.db.sql.begin(async (tx) => {
      await tx`select parley_enter(${anna.workspaceId})`;
      await tx`update workspace_counters set last_seq = last_seq + 3000000 where workspace_id = ${anna.workspaceId}`;
    });
    const recent = await sendText(world, anna, sales, "Denkmalschutz");
    expect(ids(await find(anna, "Denkmalschutz"))).toEqual([recent.id, old.id]);
  });

  it("refuse cursors of elsewhere", async () => {
    for (const type of ["all", "messages", "conversations", "groups", "people", "files"] as const)
      await expect(find(anna, "rent", { type, cursor: randomUUID() })).rejects.toEqual(refused("BAD_CURSOR"));
  });
});
