import { randomUUID } from "node:crypto";
import {
  applyReaction,
  type FollowedWorkspace,
  followWorkspace,
  type LogEvent,
  NO_REACTIONS,
  Reactions,
} from "@parley/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { eventually } from "../testing/eventually.js";
import { createRandom, readSeed } from "../testing/model/random.js";
import { createScene } from "../testing/scene.js";
import { createWorld, type World } from "../testing/world.js";
import type { WorldMember } from "../testing/world-people.js";

const STEPS = 150;
const seed = readSeed();
let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** A client that follows, and whose network a test can cut. */
class Follower {
  readonly events: LogEvent[] = [];
  snapshots = 0;
  firstSeq = -1;
  gaps = 0;
  private readonly sockets = new Set<WebSocket>();
  readonly followed: FollowedWorkspace;

  constructor({ token, workspace }: WorldMember) {
    const { sockets } = this;
    class Tapped extends WebSocket {
      constructor(url: string) {
        super(url);
        sockets.add(this);
        this.on("close", () => sockets.delete(this));
      }
    }
    this.followed = followWorkspace(world.client({ token, workspace: workspace.id, webSocket: Tapped }), {
      onSnapshot: ({ cursor }) => {
        this.snapshots += 1;
        this.firstSeq = Number(cursor.split(".")[0]);
      },
      onEvent: (event) => this.events.push(event),
      onGap: () => {
        this.gaps += 1;
      },
    });
  }

  /** The connection is gone without a farewell. */
  cut(): void {
    for (const socket of this.sockets) socket.terminate();
  }
}

test(`seed ${seed}: whoever's network is cut, however often, has every event once and in order in the end`, async () => {
  const random = createRandom(seed);
  const { owner, colleague, guest, outsider, group, workspace } = await createScene(world);
  const followers = [owner, colleague, guest, outsider].map((member) => new Follower(member));
  for (const follower of followers)
    await eventually("a client is connected", () => follower.followed.state === "connected");
  const writers = [owner, colleague, guest];
  const sent: { id: string; author: WorldMember }[] = [];

  for (let step = 0; step < STEPS; step += 1) {
    const chance = random.next();
    if (step === STEPS / 2) {
      await world.stop();
      await world.start();
    } else if (chance < 0.5) {
      const author = random.pick(writers);
      const input = { conversationId: group.id, nonce: randomUUID(), text: `step ${step}` };
      sent.push({ id: (await world.as(author).messages.send.mutate(input)).message.id, author });
    } else if (chance < 0.65 && sent.length > 0) {
      const { id, author } = random.pick(sent);
      await world.call(author, "mutation", "messages.edit", { messageId: id, text: `edited in ${step}` });
    } else if (chance < 0.72 && sent.length > 0) {
      const { id, author } = random.pick(sent);
      await world.call(author, "mutation", "messages.delete", { messageId: id });
    } else if (chance < 0.85 && sent.length > 0) {
      const { id } = random.pick(sent);
      const verb = random.pick(["reactions.add", "reactions.add", "reactions.remove"]);
      await world.call(random.pick(writers), "mutation", verb, { messageId: id, emoji: random.pick(["👍", "🎉"]) });
    } else random.pick(followers).cut();
  }

  await world.as(owner).messages.send.mutate({ conversationId: group.id, nonce: randomUUID(), text: "The end" });
  const rows = await world.unfenced.sql<{ seq: number; forgotten: boolean }[]>`
    select seq, entity_id in (
      select rc.id from reaction_counts rc join messages m on m.workspace_id = rc.workspace_id and m.id = rc.message_id
      where m.deleted_at is not null) as forgotten
    from events where workspace_id = ${workspace.id} and conversation_id = ${group.id} order by seq`;
  const forgotten = new Set(rows.flatMap((row) => (row.forgotten ? [row.seq] : [])));
  const last = rows.at(-1)?.seq ?? 0;
  for (const { events, firstSeq, snapshots, gaps } of followers.slice(0, 3)) {
    await eventually("the last word has come", () => events.at(-1)?.seq === last, 20_000);
    const seqs = events.map(({ seq }) => seq);
    // Reactions to what was deleted meanwhile need not be told to who was away.
    expect(seqs.filter((seq) => !forgotten.has(seq))).toEqual(
      rows.flatMap((row) => (row.seq > firstSeq && !forgotten.has(row.seq) ? [row.seq] : [])),
    );
    expect(seqs).toEqual([...new Set(seqs)].sort((one, other) => one - other));
    expect([snapshots, gaps]).toEqual([1, 0]);
  }
  const [, , , outside] = followers;
  expect(outside?.events).toEqual([]);

  const { items } = await world.as(guest).messages.list.query({ conversationId: group.id, limit: 100 });
  for (const follower of followers.slice(0, 3)) {
    const shown = new Map<string, { rev: number; text: string }>();
    for (const event of follower.events) {
      if (!("message" in event)) continue;
      const { id, rev, text } = event.message;
      if (rev >= (shown.get(id)?.rev ?? -1)) shown.set(id, { rev, text });
    }
    const stored = items.filter(({ id }) => shown.has(id));
    expect(stored.length).toBeGreaterThan(10);
    expect(stored.map(({ id }) => shown.get(id))).toEqual(stored.map(({ rev, text }) => ({ rev, text })));

    const alive = stored.filter(({ deletedAt }) => deletedAt === null);
    const reactions = alive.map(({ id }) =>
      follower.events
        .filter((event) => event.type === "reaction.added" || event.type === "reaction.removed")
        .filter(({ messageId }) => messageId === id)
        .reduce<Reactions>((before, event) => applyReaction(before, event, guest.actor.memberId), NO_REACTIONS),
    );
    expect(reactions.flatMap((one) => one.reactions).length).toBeGreaterThan(0);
    expect(reactions).toEqual(alive.map((message) => Reactions.parse(message)));
  }
  for (const { followed } of followers) followed.stop();
});
