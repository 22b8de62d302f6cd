import { randomUUID } from "node:crypto";
import type { Actor, Message, MessagesListInput } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  openConversationWorld,
  seedWorkspace,
  sendReply,
  sendText,
} from "../../testing/conversation-factories.js";
import { refused } from "../../testing/refused.js";

let world: ConversationWorld;
let ada: Actor;
let ben: Actor;
/** Its messages have gaps between their seqs, since another conversation was written in between. */
let gappy: { id: string; all: Message[] };

const list = (actor: Actor, conversationId: string, anchor: Partial<MessagesListInput> = {}) =>
  world.messages.list(actor, { conversationId, limit: 50, ...anchor });
const seqs = (items: readonly Message[]) => items.map(({ seq }) => seq);

beforeAll(async () => {
  world = await openConversationWorld();
  [ada, ben] = await seedWorkspace(world, "owner", "member");
  const group = await createGroup(world, ada, [ben]);
  const other = await createGroup(world, ada, [ben], { name: "Other" });
  for (let index = 0; index < 11; index++) {
    await sendText(world, index % 2 === 0 ? ada : ben, group.id, `text ${index}`);
    await sendText(world, ada, other.id);
  }
  gappy = { id: group.id, all: (await list(ada, group.id, { limit: 100 })).items };
});
afterAll(() => world.close());

describe("messages.list [F3.3]", () => {
  it("gives the newest, oldest first", async () => {
    expect(gappy.all).toHaveLength(12);
    expect(seqs(gappy.all)).toEqual(seqs(gappy.all).sort((one, other) => one - other));
    const newest = await list(ben, gappy.id, { limit: 5 });
    expect(newest).toEqual({ items: gappy.all.slice(-5), hasOlder: true, hasNewer: false });
  });

  it("walks the whole history both ways, each message once, whatever the size of a page", async () => {
    for (const limit of [1, 2, 5, 11, 12, 13]) {
      const back: Message[] = [];
      let page = await list(ada, gappy.id, { limit });
      back.unshift(...page.items);
      while (page.hasOlder) {
        page = await list(ada, gappy.id, { limit, before: back[0]?.seq ?? 0 });
        expect(page.hasNewer).toBe(true);
        back.unshift(...page.items);
      }
      expect(back).toEqual(gappy.all);

      const forth: Message[] = [];
      page = await list(ada, gappy.id, { limit, after: 0 });
      expect(page.hasOlder).toBe(false);
      forth.push(...page.items);
      while (page.hasNewer) {
        page = await list(ada, gappy.id, { limit, after: forth.at(-1)?.seq ?? 0 });
        expect(page.hasOlder).toBe(true);
        forth.push(...page.items);
      }
      expect(forth).toEqual(gappy.all);
    }
  });

  it("takes every seq for an anchor, also one in a gap or beyond the ends", async () => {
    const all = seqs(gappy.all);
    const end = (all.at(-1) ?? 0) + 3;
    for (let seq = 0; seq <= end; seq++) {
      const older = all.filter((each) => each < seq);
      const newer = all.filter((each) => each > seq);
      const before = await list(ben, gappy.id, { before: seq, limit: 4 });
      expect(seqs(before.items)).toEqual(older.slice(-4));
      expect(before).toMatchObject({ hasOlder: older.length > 4, hasNewer: older.length < all.length });
      const after = await list(ben, gappy.id, { after: seq, limit: 4 });
      expect(seqs(after.items)).toEqual(newer.slice(0, 4));
      expect(after).toMatchObject({ hasOlder: newer.length < all.length, hasNewer: newer.length > 4 });
    }
  });

  it("centres on a message, and fills the page at the ends", async () => {
    const all = seqs(gappy.all);
    const around = async (index: number) => {
      const page = await list(ben, gappy.id, { around: all[index] ?? 0, limit: 6 });
      return { indexes: seqs(page.items).map((seq) => all.indexOf(seq)), older: page.hasOlder, newer: page.hasNewer };
    };
    expect(await around(6)).toEqual({ indexes: [3, 4, 5, 6, 7, 8], older: true, newer: true });
    expect(await around(0)).toEqual({ indexes: [0, 1, 2, 3, 4, 5], older: false, newer: true });
    expect(await around(11)).toEqual({ indexes: [6, 7, 8, 9, 10, 11], older: true, newer: false });
  });

  it("centres on the first unread, and shows the newest when there is none", async () => {
    const target = gappy.all[5];
    if (target === undefined) throw new Error("There are too few messages");
    await world.receipts.markRead(ben, { conversationId: gappy.id, seq: target.seq });
    const page = await list(ben, gappy.id, { around: "firstUnread", limit: 4 });
    const first = gappy.all.findIndex((message) => message.seq > target.seq && message.authorId === ada.memberId);
    expect(page.items).toEqual(gappy.all.slice(first - 2, first + 2));
    expect(await list(ada, gappy.id, { around: "firstUnread", limit: 4 })).not.toEqual(page);
    await world.receipts.markRead(ben, { conversationId: gappy.id, seq: Number.MAX_SAFE_INTEGER });
    expect(await list(ben, gappy.id, { around: "firstUnread", limit: 4 })).toEqual({
      items: gappy.all.slice(-4),
      hasOlder: true,
      hasNewer: false,
    });
  });

  it("is empty and has nothing around it in a conversation without messages", async () => {
    const { conversation } = await world.conversations.openDirect(ada, { memberId: ben.memberId });
    const empty = { items: [], hasOlder: false, hasNewer: false };
    for (const anchor of [{}, { before: 5 }, { after: 5 }, { around: 5 }, { around: "firstUnread" as const }])
      expect(await list(ada, conversation.id, anchor)).toEqual(empty);
  });

  it("leaves replies in threads out", async () => {
    const group = await createGroup(world, ada);
    const root = await sendText(world, ada, group.id, "root");
    const reply = await sendReply(world, ada, root);
    const { items } = await list(ada, group.id);
    expect(items.map(({ id }) => id)).toContain(root.id);
    expect(items.map(({ id }) => id)).not.toContain(reply.id);
  });

  it("is NOT_FOUND to those outside, of this workspace and others, and for unknown ids", async () => {
    const [, outsider, guest] = await seedWorkspace(world, "owner", "owner", "guest");
    const [stranger] = await seedWorkspace(world, "owner");
    const inside = { ...outsider, workspaceId: ada.workspaceId };
    for (const actor of [outsider, guest, stranger, inside])
      for (const anchor of [{}, { around: "firstUnread" as const }])
        await expect(list(actor, gappy.id, anchor)).rejects.toEqual(refused("NOT_FOUND"));
    await expect(list(ada, randomUUID())).rejects.toEqual(refused("NOT_FOUND"));
  });
});
