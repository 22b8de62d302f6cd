import { randomUUID } from "node:crypto";
import { type Actor, ApiError, type Reason } from "@parley/api/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createGroup } from "../../testing/conversation-factories.js";
import { eventually } from "../../testing/eventually.js";
import { createRandom, type Random, readSeed } from "../../testing/model/random.js";
import { Observer } from "../../testing/people/observer.js";
import { createWorld, type World } from "../../testing/world.js";
import type { WorldMember } from "../../testing/world-people.js";

const STEPS = Number(process.env.PARLEY_TEST_STEPS ?? 1_000);
/** Devices are looked at after so many actions. */
const LOOK_EVERY = 50;
const REFUSALS: ReadonlySet<Reason> = new Set([
  "NOT_FOUND",
  "FORBIDDEN",
  "MESSAGE_DELETED",
  "CONVERSATION_ARCHIVED",
  "LAST_OWNER",
  "NOT_A_GROUP",
  "ROLE_TOO_LOW",
  "BROADCAST_RESTRICTED",
]);

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

interface Sent {
  id: string;
  seq: number;
}

interface Life {
  random: Random;
  people: readonly Actor[];
  /** Three that everybody may join and leave, the last of them archived now and then, and a direct one. */
  places: readonly string[];
  sent: Sent[];
}

/** One deed of somebody, drawn by the seed; refusals are part of the game. */
async function act({ random, people, places, sent }: Life): Promise<void> {
  const { messages, groups, receipts } = world.services;
  const [actor, other] = [random.pick(people), random.pick(people)];
  const conversationId = random.pick(places);
  const messageId = sent.length === 0 ? conversationId : random.pick(sent.slice(-60)).id;
  const say = async (text: string) => {
    const { message } = await messages.send(actor, { conversationId, nonce: randomUUID(), text });
    sent.push(message);
  };
  const deeds: readonly (() => Promise<unknown>)[] = [
    () => say("plain"),
    () => say("plain"),
    () => say(`<@${other.memberId}>`),
    () => say(random.pick(["<!here>", "<!everyone>"])),
    () =>
      messages.edit(actor, {
        messageId,
        text: random.pick(["plain again", `<@${other.memberId}> after all`, "<!here> again", "<!everyone>"]),
      }),
    () => messages.delete(actor, { messageId }),
    () => receipts.markRead(actor, { conversationId, seq: sent.length === 0 ? 1 : random.pick(sent.slice(-30)).seq }),
    () => receipts.markRead(actor, { conversationId, seq: Number.MAX_SAFE_INTEGER }),
    () => receipts.markUnread(actor, { messageId }),
    () => groups.join(actor, { conversationId }),
    () => groups.leave(actor, { conversationId }),
    () => groups.archive(actor, { conversationId: places[2] ?? conversationId, archived: random.int(2) === 0 }),
  ];
  await random
    .pick(deeds)()
    .catch((error: unknown) => {
      if (!(error instanceof ApiError) || !REFUSALS.has(error.reason)) throw error;
    });
}

interface Counted {
  conversationId: string;
  unreadCount: number;
  mentionCount: number;
}

/** What a member has not read, counted from the rows alone. */
async function recount({ workspaceId, memberId }: Actor): Promise<Counted[]> {
  return world.unfenced.sql<Counted[]>`
    select cm.conversation_id as "conversationId", count(m.id)::int as "unreadCount",
      (count(m.id) filter (where ${memberId}::uuid = any(m.mentions) or m.broadcast = 'everyone' or (m.broadcast = 'here'
        and ${memberId}::uuid in (
          select unnest(h.member_ids) from here_mentions h where h.workspace_id = m.workspace_id
            and h.conversation_id = m.conversation_id and h.seq = m.seq))))::int as "mentionCount"
    from conversation_members cm
    left join messages m on m.workspace_id = cm.workspace_id and m.conversation_id = cm.conversation_id
      and m.seq > cm.read_seq and m.seq >= cm.history_seq and m.author_id <> cm.member_id
      and m.kind = 'text' and m.deleted_at is null and m.thread_root_id is null
    where cm.workspace_id = ${workspaceId} and cm.member_id = ${memberId}
    group by cm.conversation_id order by cm.conversation_id`;
}

function shownOn(device: Observer): Counted[] {
  return Object.values(device.received.state.conversations)
    .map(({ id, unreadCount, mentionCount }) => ({ conversationId: id, unreadCount, mentionCount }))
    .sort((one, other) => (one.conversationId < other.conversationId ? -1 : 1));
}

/** Gives how many devices show what they should; throws for one that does not in time. */
async function lookAtDevices(
  people: readonly WorldMember[],
  devices: ReadonlyMap<WorldMember, readonly Observer[]>,
): Promise<number> {
  let right = 0;
  const [{ workspace }] = people as [WorldMember];
  await world.app.container.flush();
  await world.settle(workspace.id);
  const { head } = world.app.container.hub.feed(workspace.id);
  for (const person of people) {
    const rows = (await recount(person.actor)).map((row) => ({ ...row }));
    for (const device of devices.get(person) ?? []) {
      await eventually(`a device of ${person.name} shows ${JSON.stringify(rows)}`, async () => {
        await device.caughtUp(head, () => world.settle(workspace.id));
        expect(shownOn(device)).toEqual(rows);
        return true;
      });
      right += 1;
    }
  }
  return right;
}

const seed = readSeed();
test(`each device counts what a recount does, after ${STEPS} deeds of several people (seed ${seed}) [F5.1]`, {
  timeout: 600_000,
}, async () => {
  const random = createRandom(seed);
  const owner = await world.people.createOwner();
  const people = [owner];
  for (const role of ["member", "member", "guest"] as const)
    people.push(await world.people.createMember(owner.workspace, role));
  const actors = people.map(({ actor }) => actor);
  const places: string[] = [];
  for (const history of ["all", "since-joining", "all"] as const) {
    const group = await createGroup(world.services, owner.actor, actors.slice(1), { visibility: "public", history });
    places.push(group.id);
  }
  const [, colleague] = people as [WorldMember, WorldMember];
  const input = { memberId: colleague.actor.memberId };
  places.push((await world.services.conversations.openDirect(owner.actor, input)).conversation.id);

  const devices = new Map<WorldMember, readonly Observer[]>();
  for (const person of people) {
    const phone = await world.people.signInAgain(person);
    devices.set(person, [await Observer.open(world, person), await Observer.open(world, phone)]);
  }
  const life = { random, people: actors, places, sent: [] };
  let right = 0;
  for (let step = 1; step <= STEPS; step += 1) {
    await act(life);
    if (step % LOOK_EVERY === 0) right += await lookAtDevices(people, devices);
  }
  for (const device of [...devices.values()].flat()) device.close();
  expect(right).toBe(2 * people.length * Math.floor(STEPS / LOOK_EVERY));
});
