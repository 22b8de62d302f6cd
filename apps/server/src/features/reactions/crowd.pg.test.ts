import { type Actor, applyReaction, LIMITS, NO_REACTIONS, type Reactions } from "@parley/api/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  eventsOf,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../testing/conversation-factories.js";
import { refused } from "../../testing/refused.js";

const CROWD = 20;
const EMOJI = Array.from({ length: LIMITS.reactionsPerMessage + 1 }, (_, index) =>
  String.fromCodePoint(0x1f600 + index),
);

let world: ConversationWorld;
let crowd: Actor[];
let messageId: string;
let conversationId: string;
let messageSeq: number;

beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  crowd = await seedWorkspace(world, ...Array.from({ length: CROWD }, () => "member" as const));
  const [owner, ...others] = crowd;
  if (owner === undefined) throw new Error("The crowd is empty.");
  const group = await createGroup(world, owner, others);
  ({ id: messageId, seq: messageSeq, conversationId } = await sendText(world, owner, group.id));
});

const member = (index: number): Actor => {
  const actor = crowd[index % CROWD];
  if (actor === undefined) throw new Error("There is nobody.");
  return actor;
};
const events = async () => eventsOf(await world.readLog(member(0).workspaceId, messageSeq));
async function shownTo(actor: Actor): Promise<Reactions> {
  const { items } = await world.messages.list(actor, { conversationId, limit: 1 });
  const { reactions, reactionsRev } = items[0] ?? NO_REACTIONS;
  return { reactions, reactionsRev };
}

describe("many people at once (W2, W4) [F4.3]", () => {
  it("with the same emoji are each counted once, in few commits", async () => {
    const on = { messageId, emoji: "👍" };
    const twice = [...crowd, ...crowd];
    const answers = await Promise.all(twice.map((actor) => world.reactions.add(actor, on)));
    const counts = answers.map(({ reactions }) => reactions[0]?.count);
    expect(new Set(counts.slice(0, CROWD)).size).toBe(CROWD);
    expect(await events()).toHaveLength(CROWD);
    expect((await shownTo(member(7))).reactions).toMatchObject([{ emoji: "👍", count: CROWD, mine: true }]);
    const { batchSize } = world.deps.lanes;
    expect(batchSize.count).toBeLessThan(twice.length);
  });

  it("with one emoji more than a message takes: exactly one is refused", async () => {
    const results = await Promise.allSettled(
      EMOJI.map((emoji, index) => world.reactions.add(member(index), { messageId, emoji })),
    );
    const refusals = results.filter((result) => result.status === "rejected");
    expect(refusals.map(({ reason }) => reason as unknown)).toEqual([refused("TOO_MANY_REACTIONS")]);
    expect((await shownTo(member(0))).reactions).toHaveLength(LIMITS.reactionsPerMessage);
  });

  it("adding and taking back in any order, everybody ends with what a fresh page shows", async () => {
    const moves = Array.from({ length: 200 }, (_, index) => ({
      actor: member(index * 7),
      verb: index % 3 === 2 ? ("remove" as const) : ("add" as const),
      emoji: EMOJI[(index * 5) % 4] ?? "👍",
    }));
    await Promise.all(moves.map(({ actor, verb, emoji }) => world.reactions[verb](actor, { messageId, emoji })));
    const told = await events();
    for (const actor of [member(0), member(7)]) {
      const state = told.reduce<Reactions>(
        (before, event) =>
          event.type === "reaction.added" || event.type === "reaction.removed"
            ? applyReaction(before, event, actor.memberId)
            : before,
        NO_REACTIONS,
      );
      expect(state).toEqual(await shownTo(actor));
    }
  });

  it("makes room again when an emoji's last is taken back", async () => {
    const [extra = "", ...full] = EMOJI;
    for (const emoji of full) await world.reactions.add(member(0), { messageId, emoji });
    await expect(world.reactions.add(member(1), { messageId, emoji: extra })).rejects.toEqual(
      refused("TOO_MANY_REACTIONS"),
    );
    expect((await world.reactions.add(member(1), { messageId, emoji: full[0] ?? "" })).reactions[0]?.count).toBe(2);
    await world.reactions.remove(member(0), { messageId, emoji: full[1] ?? "" });
    const { reactions } = await world.reactions.add(member(1), { messageId, emoji: extra });
    expect(reactions.at(-1)).toMatchObject({ emoji: extra, count: 1 });
  });
});
