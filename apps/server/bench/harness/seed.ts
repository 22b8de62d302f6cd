import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Sql } from "postgres";

/** Rows sent to the database at once. */
const SLICE = 20_000;

export interface SeededMember {
  id: string;
  userId: string;
  /** Of a session that is open. */
  token: string;
}

export interface SeededWorkspace {
  id: string;
  members: SeededMember[];
  conversations: string[];
}

export interface Seed {
  members: number;
  conversations: number;
  /** The places in `members` of those who are in a conversation. */
  membersOf: (conversation: number) => number[];
  /** Of the groups; default: private. */
  visibility?: "public" | "private";
}

async function inSlices<Row>(rows: readonly Row[], insert: (slice: Row[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += SLICE) await insert(rows.slice(start, start + SLICE));
}

/** Members `start` to `end`, as a list of places. */
export function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

/** A workspace with people, open sessions and groups, written by SQL: through the door it would take an hour. Needs a superuser. */
export async function seedWorkspace(sql: Sql, seed: Seed): Promise<SeededWorkspace> {
  const id = randomUUID();
  const members = Array.from({ length: seed.members }, () => ({
    id: randomUUID(),
    userId: randomUUID(),
    token: randomBytes(20).toString("base64url"),
  }));
  const conversations = Array.from({ length: seed.conversations }, () => randomUUID());
  await sql`insert into workspaces (id, slug, name, rev) values (${id}, ${`bench-${id.slice(0, 8)}`}, 'Bench', 0)`;
  await sql`insert into workspace_counters (workspace_id) values (${id})`;
  await inSlices(members, async (slice) => {
    const [ids, users] = [slice.map((member) => member.id), slice.map((member) => member.userId)];
    const tokens = slice.map(({ token }) => createHash("sha256").update(token).digest("hex"));
    await sql`
      insert into users (id, email, name, password_hash)
      select u, u || '@bench.test', 'Member', '' from unnest(${users}::uuid[]) u`;
    await sql`
      insert into members (workspace_id, id, user_id, name, email, role, rev)
      select ${id}, m, u, 'Member', u || '@bench.test', 'member', 0 from unnest(${ids}::uuid[], ${users}::uuid[]) x(m, u)`;
    await sql`
      insert into sessions (id, user_id, kind, expires_at, absolute_expires_at)
      select t, u, 'token', now() + interval '30 days', now() + interval '180 days'
      from unnest(${tokens}::text[], ${users}::uuid[]) x(t, u)`;
  });
  const [first] = members;
  if (first === undefined) return { id, members, conversations };
  await inSlices(
    conversations,
    (slice) =>
      sql`
      insert into conversations (workspace_id, id, kind, name, visibility, rev, created_by)
      select ${id}, c, 'group', 'Group', ${seed.visibility ?? "private"}, 0, ${first.id} from unnest(${slice}::uuid[]) c`,
  );
  const places = conversations.flatMap((conversation, index) =>
    seed.membersOf(index).map((place) => ({ conversation, member: members[place]?.id ?? "" })),
  );
  await inSlices(
    places,
    (slice) =>
      sql`
      insert into conversation_members (workspace_id, conversation_id, member_id, joined_seq, history_seq, read_seq)
      select ${id}, c, m, 0, 0, 0
      from unnest(${slice.map((place) => place.conversation)}::uuid[], ${slice.map((place) => place.member)}::uuid[]) x(c, m)`,
  );
  return { id, members, conversations };
}

/** Where a workspace's log ends, as a client names it. */
export async function cursorOf(sql: Sql, workspaceId: string): Promise<string> {
  const [row] = await sql<{ cursor: string }[]>`
    select last_seq || '.' || last_rid as cursor from workspace_counters where workspace_id = ${workspaceId}`;
  return row?.cursor ?? "0.0";
}
