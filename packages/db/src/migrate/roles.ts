import type postgres from "postgres";
import { DatabaseRefusedError } from "../errors/database-errors.js";
import { sqlState } from "../errors/sql-state.js";

/** Service transactions, identity transactions, and the owner of the few functions that look across workspaces. */
export const ROLES = ["parley_app", "parley_identity", "parley_definer"] as const;

const INSUFFICIENT_PRIVILEGE = "42501";

// Roles belong to the whole cluster: another database's migration may create the same role at the same moment.
const ENSURE_ROLE = (role: string) => `
do $$ begin
  if not exists (select from pg_roles where rolname = '${role}') then
    create role ${role} nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  if not (select rolsuper from pg_roles where rolname = current_user) and not exists (
    select from pg_auth_members a
    where a.roleid = '${role}'::regrole and a.member = current_user::regrole
      and coalesce((to_jsonb(a) ->> 'set_option')::boolean, true)
  ) then
    grant ${role} to current_user;
  end if;
exception when unique_violation then null;
end $$;`;

/**
 * Creates the roles where they are missing and lets the connecting role switch to them.
 * @throws DatabaseRefusedError when the connecting role may not do that, with the statements that an administrator runs.
 */
export async function ensureRoles(sql: postgres.TransactionSql, connectingRole: string): Promise<void> {
  for (const role of ROLES) {
    try {
      await sql.unsafe(ENSURE_ROLE(role));
    } catch (cause) {
      if (sqlState(cause) !== INSUFFICIENT_PRIVILEGE) throw cause;
      throw new DatabaseRefusedError(
        `The database role "${connectingRole}" may not create or take the role ${role}. Give it CREATEROLE, or have an administrator run: ` +
          `${ROLES.map((name) => `create role ${name} nologin;`).join(" ")} grant ${ROLES.join(", ")} to "${connectingRole}";`,
        { cause },
      );
    }
  }
}
