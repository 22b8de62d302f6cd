import type { Sql } from "@parley/db";

/** Whose rows are looked at: one workspace's, and those of some people and their sessions. */
export interface ChecksumScope {
  workspaceId: string;
  userIds: readonly string[];
}

/**
 * A digest of every row of a workspace and its people, by table. `sql` must be without row security. Tables are found
 * by their column `workspace_id`, so a new one is watched from its first day. When a session was last seen is left out: its
 * owner's own calls move that once a minute, behind the answer.
 */
export async function checksumOf(sql: Sql, scope: ChecksumScope): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'workspace_id'
    order by c.relname`;
  if (tables.length < 5) throw new Error("The workspace tables cannot be found.");
  const ids = scope.userIds.map((id) => `'${id}'`).join(", ");
  const conditions: [table: string, condition: string][] = [
    ...tables.map(({ name }): [string, string] => [name, `t.workspace_id = '${scope.workspaceId}'`]),
    ["workspaces", `t.id = '${scope.workspaceId}'`],
    ["users", `t.id in (${ids})`],
    ["sessions", `t.user_id in (${ids})`],
  ];
  const digests = conditions.map(
    ([table, condition]) =>
      `select '${table}' as name, count(*) || ' ' || md5(coalesce(string_agg(row, '|' order by row), '')) as digest
       from ${table} t, lateral (select (to_jsonb(t) - '${table === "sessions" ? "last_seen_at" : ""}')::text as row) r where ${condition}`,
  );
  const rows = await sql.unsafe<{ name: string; digest: string }[]>(digests.join(" union all "));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
