import {
  type Actor,
  ApiError,
  countsAsUnread,
  freshMessage,
  type LogEvent,
  type Message,
  mentionsMember,
  mergeMessage,
  type Reason,
} from "@parley/api/server";
import { hereMentions } from "@parley/db";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HydratedRow } from "../../events/log-reader.js";
import {
  type ConversationWorld,
  createGroup,
  eventsOf,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../testing/conversation-factories.js";
import { listForBootstrap } from "./index.js";

/** What a person does next; `who` and `what` choose among those there are. */
const Deed = fc.record({
  kind: fc.constantFrom(
    "send",
    "send",
    "send",
    "mention",
    "call",
    "edit",
    "recall",
    "delete",
    "read",
    "unread",
    "come",
    "go",
  ),
  who: fc.nat({ max: 99 }),
  what: fc.nat({ max: 999 }),
});
type Deed = typeof Deed extends fc.Arbitrary<infer Value> ? Value : never;

const REFUSALS: ReadonlySet<Reason> = new Set(["NOT_FOUND", "FORBIDDEN", "MESSAGE_DELETED", "LAST_OWNER"]);

let world: ConversationWorld;
beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());

const pick = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index % items.length];
  if (item === undefined) throw new Error("There is nothing to choose from");
  return item;
};

/** Has some of the people connected, others not. */
function connectSome(people: readonly Actor[], draw: number): void {
  world.connected.clear();
  for (const [index, { memberId }] of people.entries()) if ((draw >> index) % 2 === 1) world.connected.add(memberId);
}

/** One deed; refusals (somebody is not there, a message is gone) are part of the game. */
async function act(people: readonly Actor[], groupId: string, sent: Message[], deed: Deed): Promise<void> {
  const actor = pick(people, deed.who);
  const other = pick(people, deed.what);
  const place = { conversationId: groupId };
  const messageId = sent.length === 0 ? groupId : pick(sent, deed.what).id;
  const deeds: Record<Deed["kind"], () => Promise<unknown>> = {
    send: async () => sent.push(await sendText(world, actor, groupId, `text ${sent.length}`)),
    mention: async () => sent.push(await sendText(world, actor, groupId, `<@${other.memberId}> ${sent.length}`)),
    call: async () => {
      connectSome(people, deed.what);
      sent.push(
        await sendText(world, actor, groupId, `<!${deed.what % 2 === 0 ? "here" : "everyone"}> ${sent.length}`),
      );
    },
    recall: () => {
      connectSome(people, deed.who);
      return world.messages.edit(actor, {
        messageId,
        text: `<!${deed.what % 3 === 0 ? "everyone" : "here"}> ${deed.what}`,
      });
    },
    edit: () => world.messages.edit(actor, { messageId, text: `<@${other.memberId}> edited ${deed.what}` }),
    delete: () => world.messages.delete(actor, { messageId }),
    read: () => world.receipts.markRead(actor, { ...place, seq: deed.what % 120 }),
    unread: () => world.receipts.markUnread(actor, { messageId }),
    come: () => world.groups.join(actor, place),
    go: () => world.groups.leave(actor, place),
  };
  await deeds[deed.kind]().catch((error: unknown) => {
    if (!(error instanceof ApiError) || !REFUSALS.has(error.reason)) throw error;
  });
}

/** What the log tells of the messages, put together as a client does it. */
function messagesOf(events: readonly LogEvent[]): Message[] {
  const known = new Map<string, Message>();
  for (const event of events) {
    if (event.type !== "message.sent" && event.type !== "message.edited" && event.type !== "message.deleted") continue;
    const before = known.get(event.message.id);
    known.set(
      event.message.id,
      before === undefined ? freshMessage(event.message) : mergeMessage(before, event.message),
    );
  }
  return [...known.values()];
}

/** Who was called by messages that called those connected, by seq. */
async function readHere({ workspaceId }: Actor): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await world.db.withWorkspace(workspaceId, (tx) => tx.select().from(hereMentions));
  return new Map(rows.map(({ seq, memberIds }) => [seq, memberIds]));
}

function calls(message: Message, { memberId }: Actor, here: ReadonlyMap<number, readonly string[]>): boolean {
  const mentioned = mentionsMember(message, memberId);
  return mentioned === "ask" ? (here.get(message.seq)?.includes(memberId) ?? false) : mentioned;
}

/** How far back somebody may read: all of it for those there from the beginning, else as the group's setting says. */
function historyStart(rows: readonly HydratedRow[], history: "all" | "since-joining", memberId: string): number {
  const created = rows.find(({ row }) => row.type === "conversation.created")?.row.seq ?? 0;
  const joinings = rows.filter(({ row }) => row.type === "conversation.joined" && row.memberId === memberId);
  const joined = joinings.at(-1)?.row.seq ?? 0;
  return history === "all" || joined < created ? 0 : joined;
}

describe("unread and mention counts [F5.1] [F4.2]", () => {
  it("always equal a recount, in every read there is", { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(Deed, { minLength: 20, maxLength: 60 }),
        fc.constantFrom("all" as const, "since-joining" as const),
        async (deeds, history) => {
          const people = await seedWorkspace(world, "owner", "member", "member", "member");
          const [owner, ...others] = people;
          const group = await createGroup(world, owner, others, { visibility: "public", history });
          const sent: Message[] = [];
          for (const deed of deeds) await act(people, group.id, sent, deed);

          const rows = await world.readLog(owner.workspaceId);
          const here = await readHere(owner);
          const all = messagesOf(eventsOf(rows)).sort((one, other) => one.seq - other.seq);
          for (const actor of people) {
            const { items } = await world.conversations.list(actor, { limit: 10 });
            const bootstrap = await world.db.withWorkspace(actor.workspaceId, (tx) => listForBootstrap(tx, actor));
            expect(bootstrap.conversations).toEqual(items);
            const [conversation] = items;
            if (conversation === undefined) continue;
            const visible = await world.messages.list(actor, { conversationId: group.id, after: 0, limit: 100 });
            expect(visible.hasNewer).toBe(false);
            const start = historyStart(rows, history, actor.memberId);
            expect(visible.items).toEqual(all.filter(({ seq }) => seq >= start));
            const reader = { memberId: actor.memberId, readSeq: conversation.readSeq };
            const unread = visible.items.filter((message) => countsAsUnread(message, reader));
            expect(conversation).toMatchObject({
              unreadCount: unread.length,
              mentionCount: unread.filter((message) => calls(message, actor, here)).length,
              lastMessage: visible.items.at(-1),
            });
            const first = await world.messages.list(actor, {
              conversationId: group.id,
              around: "firstUnread",
              limit: 1,
            });
            expect(first.items).toEqual(unread.length > 0 ? unread.slice(0, 1) : visible.items.slice(-1));
            const state = await world.receipts.markRead(actor, { conversationId: group.id, seq: 0 });
            expect(state).toMatchObject({ unreadCount: unread.length, readSeq: conversation.readSeq });
          }
        },
      ),
      { numRuns: 12, seed: 20_260_301 },
    );
  });
});
