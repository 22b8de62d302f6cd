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

/** Of the groups beside `everyone`: who may find them, what those who join later may read, and which share is in them. */
const GROUPS = [
  { visibility: "public", history: "all", share: 0.8 },
  { visibility: "public", history: "since-joining", share: 0.8 },
  { visibility: "private", history: "all", share: 0.6 },
  { visibility: "private", history: "since-joining", share: 0.6 },
] as const;

/** Writes the workspaces by SQL, before any server serves them. Needs a superuser. */
export async function seedWorld(sql: Sql, size: WorldSize): Promise<World> {
  const workspaces: ChaosWorkspace[] = [];
  for (let index = 0; index < size.workspaces; index += 1) workspaces.push(await seedChaosWorkspace(sql, size.people));
  return { workspaces };
}

async function seedChaosWorkspace(sql: Sql, count: number): Promise<ChaosWorkspace> {
  const shares = [1, ...GROUPS.map(({ share }) => share)];
  const membersOf = (conversation: number) => range(0, Math.ceil(count * (shares[conversation] ?? 1)));
  const seeded = await seedWorkspace(sql, { members: count, conversations: shares.length, membersOf });
  const [owner] = seeded.members;
  const [everyone = "", ...groups] = seeded.conversations;
  if (owner === undefined) throw new Error("a workspace needs people");
  await sql`update members set role = 'owner' where workspace_id = ${seeded.id} and id = ${owner.id}`;
  await sql`
    update conversation_members set role = 'owner' where workspace_id = ${seeded.id} and member_id = ${owner.id}`;
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
    conversations: seeded.conversations.map((id, index) => ({
      id,
      history: index === 0 ? "all" : (GROUPS[index - 1]?.history ?? "all"),
      founders: membersOf(index).map((place) => seeded.members[place]?.id ?? ""),
    })),
  };
}
