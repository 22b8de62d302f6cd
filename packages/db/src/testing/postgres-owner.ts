import { createHash } from "node:crypto";
import type postgres from "postgres";

/**
 * The tests connect as an ordinary role, as a careful operator would let them: owner of its database, may create
 * roles, no superuser. What only works for superusers fails here.
 */
export const OWNER = "parley_test_owner";

export interface Login {
  user: string;
  password: string;
}

/** The address of another database of the same server, with another login if one is given. */
export function addressOf(adminUrl: string, database: string, login?: Login): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (login) Object.assign(url, { username: login.user, password: login.password });
  return url.href;
}

/** Creates the role where it is missing. Its password follows from the superuser's address, the same in all processes. */
export async function ensureOwner(admin: postgres.Sql, adminUrl: string): Promise<Login> {
  const password = createHash("sha256").update(`${OWNER} ${adminUrl}`).digest("hex");
  await admin.unsafe(`do $$ begin
    if not exists (select from pg_roles where rolname = '${OWNER}') then
      create role ${OWNER} login createrole password '${password}';
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$`);
  return { user: OWNER, password };
}
