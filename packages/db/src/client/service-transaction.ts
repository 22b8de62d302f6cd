import { sql } from "drizzle-orm";
import { IDLE_LIMIT_SETTING } from "../embedded/idle-limit.js";
import type { Database, Orm, TransactionOptions, Tx } from "./database.js";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DEFAULT_TIMEOUT_MS = 2000;
const TIMEOUT_SETTINGS: Record<Database["kind"], string[]> = {
  postgres: ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"],
  embedded: [IDLE_LIMIT_SETTING],
};

/**
 * Who a service transaction acts as: the service role in one workspace, or the identity role in none. `none` stays in
 * the connecting role: tests use it to take row security away.
 */
export type Scope = { role: "parley_app" | "none"; workspaceId: string } | { role: "parley_identity" | "none" };

function settings(scope: Scope): [name: string, value: string][] {
  if (!("workspaceId" in scope))
    return [
      ["role", scope.role],
      ["app.workspace", ""],
    ];
  if (!UUID.test(scope.workspaceId)) throw new TypeError("The workspace id is not a UUID");
  return [
    ["role", scope.role],
    ["app.workspace", scope.workspaceId],
  ];
}

// Values are constants, checked UUIDs and numbers. Without parameters postgres.js pipelines the statement.
function setLocally(pairs: [name: string, value: string][]): string {
  return `select ${pairs.map(([name, value]) => `set_config('${name}', '${value}', true)`).join(", ")}`;
}

function openingStatement(kind: Database["kind"], scope: Scope, options: TransactionOptions): string {
  const timeout = String(Math.trunc(options.timeoutMs ?? DEFAULT_TIMEOUT_MS));
  const modes = [
    options.isolation === "repeatable read" ? "isolation level repeatable read" : undefined,
    options.readOnly ? "read only" : undefined,
  ].filter((mode) => mode !== undefined);
  const mode = modes.length > 0 ? `set transaction ${modes.join(", ")}; ` : "";
  const timeouts = TIMEOUT_SETTINGS[kind].map((name): [string, string] => [name, timeout]);
  return mode + setLocally([...settings(scope), ...timeouts]);
}

/**
 * Runs `fn` in a transaction that acts as `scope`. The opening statement is not awaited: it travels with the first
 * query, and when it fails the transaction is aborted and with it everything behind.
 */
export async function serviceTransaction<T>(
  { kind, orm }: { kind: Database["kind"]; orm: Orm },
  scope: Scope,
  fn: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const opening = openingStatement(kind, scope, options);
  return orm.transaction(async (tx) => {
    const opened = tx.execute(sql.raw(opening)).then(
      () => ({ ok: true }) as const,
      (error: unknown) => ({ ok: false, error }) as const,
    );
    const outcome = await fn(tx).then(
      (value) => ({ ok: true, value }) as const,
      (error: unknown) => ({ ok: false, error }) as const,
    );
    const opening_ = await opened;
    if (!opening_.ok) throw opening_.error;
    if (!outcome.ok) throw outcome.error;
    return outcome.value;
  });
}

/** Switches an open transaction into a workspace, as the service role. */
export async function enterWorkspace(tx: Tx, workspaceId: string): Promise<void> {
  await tx.execute(sql.raw(setLocally(settings({ role: "parley_app", workspaceId }))));
}

/** Switches an open transaction to the identity tables; no workspace is visible from then on. */
export async function enterIdentity(tx: Tx): Promise<void> {
  await tx.execute(sql.raw(setLocally(settings({ role: "parley_identity" }))));
}
