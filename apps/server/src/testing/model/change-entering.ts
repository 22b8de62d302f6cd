import type { Sql } from "@parley/db";

/**
 * Changes how database functions step into a workspace, for tests of single fences: `withoutRole` leaves them in the
 * connecting role, so that row security does not hold; `into` leads them into that workspace whichever they name.
 * `sql` must be a superuser's. The function it gives puts everything back.
 */
export async function changeEntering(
  sql: Sql,
  change: { withoutRole: true } | { into: string },
): Promise<() => Promise<void>> {
  const [row] = await sql<{ definition: string }[]>`
    select pg_get_functiondef('parley_enter(uuid)'::regprocedure) as definition`;
  const { definition = "" } = row ?? {};
  const changed =
    "into" in change
      ? definition.replace("workspace::text", `'${change.into}'`)
      : definition.replace("set_config('role', 'parley_app', true),", "");
  if (changed === definition) throw new Error(`parley_enter is not as it was:\n${definition}`);
  await sql.unsafe(changed);
  return async () => {
    await sql.unsafe(definition);
  };
}
