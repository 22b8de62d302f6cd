import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database, Tx } from "./client/database.js";
import { UnsafeDatabaseError } from "./errors/database-errors.js";

interface RoleRow extends Record<string, unknown> {
  name: string;
  superuser: boolean;
  bypass: boolean;
  owned: string | null;
  seen: boolean;
}

interface FaultRow extends Record<string, unknown> {
  relation: string;
  fault: string;
}

// any workspace or identity table would do for "seen": with a made-up workspace nothing may show
const roleQuery = (visible: string) => `
  select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as bypass,
    (select min(c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and pg_has_role(r.oid, c.relowner, 'USAGE')) as owned,
    ${visible} as seen
  from pg_roles r where r.rolname = current_user`;

// tables of workspaces carry their id; all others are of people and sessions
const FAULTS = `
  with fenced as (
    select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity,
      case when c.relname = 'workspaces' or exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
      ) then 'parley_app' else 'parley_identity' end as role
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'schema_migrations'
  )
  select relname::text as relation, 'has row security switched off' as fault from fenced where not relrowsecurity
  union all
  select relname, 'does not force row security' from fenced where not relforcerowsecurity
  union all
  select relname, 'has no policy for ' || role from fenced where not exists (
    select from pg_policy p where p.polrelid = fenced.oid and role::regrole = any (p.polroles))
  union all
  select relname, 'has a policy for everyone' from fenced where exists (
    select from pg_policy p where p.polrelid = fenced.oid and p.polpermissive and 0 = any (p.polroles))
  union all
  select c.relname, 'is a view that runs with its owner''s rights (make it security_invoker)'
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('v', 'm')
      and not coalesce(c.reloptions && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)
  order by 1, 2`;

function assertOrdinary(role: RoleRow | undefined, expected: string): void {
  const complaint =
    role?.name !== expected
      ? `act as "${role?.name ?? "nobody"}" instead of "${expected}"`
      : role.superuser
        ? `act as the superuser "${role.name}"`
        : role.bypass
          ? `act as "${role.name}", which bypasses row security`
          : role.owned !== null
            ? `act as "${role.name}", which owns ${role.owned}`
            : role.seen
              ? `see rows that belong to no workspace of theirs`
              : undefined;
  if (complaint) throw new UnsafeDatabaseError(`Parley does not serve: its transactions ${complaint}.`);
}

/**
 * Checks the second fence of a workspace (security.md): transactions run as a role that is neither superuser nor
 * owner and cannot bypass row security, and every table has row security enabled and forced, with a policy.
 * @throws UnsafeDatabaseError that names what is missing.
 */
export async function assertServiceRole(db: Database): Promise<void> {
  const roleOf = (visible: string) => async (tx: Tx) => (await tx.execute<RoleRow>(sql.raw(roleQuery(visible))))[0];
  assertOrdinary(await db.withWorkspace(randomUUID(), roleOf("exists (select from workspaces)")), "parley_app");
  assertOrdinary(await db.withIdentity(roleOf("false")), "parley_identity");
  const faults = await db.sql.unsafe<FaultRow[]>(FAULTS);
  if (faults.length === 0) return;
  throw new UnsafeDatabaseError(
    `Parley does not serve: ${faults.map(({ relation, fault }) => `${relation} ${fault}`).join("; ")}.`,
  );
}
