import type { Sql } from "postgres";
import { range, seedWorkspace } from "../../bench/harness/seed.js";
import type { OracleConversation } from "../checker/log-row.js";

/** One person of a run. */
export interface Person {
  id: string;
  token: string;
}

/** One workspace of a run. The first person owns it and its groups. */
export interface ChaosWorkspace {
  id: string;
  people: Person[];
  /** The one group that nobody leaves. */
  everyone: string;
  /** The groups people come into and leave. */
  groups: string[];
  /** The guests, none of whom is in the group of everybody. */
  guests: string[];
  /** The group of the guests, the owner and a few others; nobody leaves it. */
  guestRoom: string;
  /** A group of the owner and a few who are there to be flooded; nobody leaves it. */
  flooded: { id: string; readers: string[] };
  conversations: OracleConversation[];
}

/** All workspaces of a run. */
export interface World {
  workspaces: ChaosWorkspace[];
}

export interface WorldSize {
  workspaces: number;
  people: number;
}

/**
 * Of the groups people come into and leave: who may find them, what those who join later may read, which share is in them, and
 * whether guests are.
 */
const GROUPS = [
  { visibility: "public", history: "all", share: 0.8, guests: false },
  { visibility: "public", history: "since-joining", share: 0.8, guests: false },
  { visibility: "private", history: "all", share: 0.6, guests: false },
  { visibility: "private", history: "since-joining", share: 0.6, guests: true },
] as const;

/** Every so many people one is a guest. */
const GUEST_EVERY = 10;
/** People in the group that is flooded, beside the owner. */
const READERS = 2;

const isGuest = (place: number) => place % GUEST_EVERY === GUEST_EVERY / 2;

/** Who is where, by their places among so many people. */
function placesOf(count: number) {
  const people = range(0, count);
  const members = people.filter((place) => !isGuest(place));
  return {
    guests: people.filter(isGuest),
    everyone: members,
    // Guests are in one of them only, and meet those of the others as they come and go.
    groups: GROUPS.map(({ share, guests }) =>
      people.slice(0, Math.ceil(count * share)).filter((place) => guests || !isGuest(place)),
    ),
    guestRoom: people.filter((place) => isGuest(place) || place % GUEST_EVERY === 0),
    flooded: [0, ...members.slice(1, READERS + 1)],
  };
}

/** Writes the workspaces by SQL, before any server serves them. Needs a superuser. */
export async function seedWorld(sql: Sql, size: WorldSize): Promise<World> {
  const workspaces: ChaosWorkspace[] = [];
  for (let index = 0; index < size.workspaces; index += 1) workspaces.push(await seedChaosWorkspace(sql, size.people));
  return { workspaces };
}

async function seedChaosWorkspace(sql: Sql, count: number): Promise<ChaosWorkspace> {
  const places = placesOf(count);
  const conversations = [places.everyone, places.guestRoom, places.flooded, ...places.groups];
  const membersOf = (conversation: number) => conversations[conversation] ?? [];
  const seeded = await seedWorkspace(sql, { members: count, conversations: conversations.length, membersOf });
  const [owner] = seeded.members;
  const [everyone = "", guestRoom = "", flooded = "", ...groups] = seeded.conversations;
  const idsOf = (chosen: readonly number[]) => chosen.map((place) => seeded.members[place]?.id ?? "");
  const historyOf = new Map(groups.map((id, index) => [id, GROUPS[index]?.history]));
  if (owner === undefined) throw new Error("a workspace needs people");
  await sql`update members set role = 'owner' where workspace_id = ${seeded.id} and id = ${owner.id}`;
  await sql`
    update conversation_members set role = 'owner' where workspace_id = ${seeded.id} and member_id = ${owner.id}`;
  const guests = idsOf(places.guests);
  await sql`update members set role = 'guest' where workspace_id = ${seeded.id} and id = any (${guests}::uuid[])`;
  for (const [index, id] of groups.entries()) {
    const { visibility = "private", history = "all" } = GROUPS[index] ?? {};
    await sql`update conversations set visibility = ${visibility}, history = ${history}
      where workspace_id = ${seeded.id} and id = ${id}`;
  }
  return {
    id: seeded.id,
    people: seeded.members.map(({ id, token }) => ({ id, token })),
    everyone,
    groups,
    guests,
    guestRoom,
    flooded: { id: flooded, readers: idsOf(places.flooded.slice(1)) },
    conversations: seeded.conversations.map((id, index) => ({
      id,
      history: historyOf.get(id) ?? "all",
      founders: idsOf(membersOf(index)),
    })),
  };
}
