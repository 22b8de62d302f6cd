import postgres from "postgres";
import { DatabaseRefusedError, DatabaseUnreachableError } from "../errors/database-errors.js";
import { isConnectionError, sqlState } from "../errors/sql-state.js";
import { answerWithin } from "./answer-within.js";
import { createDatabase } from "./connections.js";
import type { Database, Sql } from "./database.js";
import { postgresOptions, shareConnections } from "./postgres-options.js";

const OLDEST_VERSION = 15;

interface OpenPostgresOptions {
  url: string;
  maxConnections: number;
  connectTimeoutMs: number;
  /** False stays in the connecting role, without row security: for tests of the other fences. Default true. */
  serviceRoles?: boolean;
}

function connect(url: string, max: number, connectTimeoutMs: number): Sql {
  try {
    if (!/^postgres(ql)?:\/\//.test(url)) throw new TypeError("Invalid URL");
    return postgres(url, { ...postgresOptions(), max, connect_timeout: connectTimeoutMs / 1000 });
  } catch {
    // without the cause, which quotes the password
    throw new DatabaseRefusedError(
      "DATABASE_URL is not an address of the form postgres://user:password@host:5432/name.",
    );
  }
}

function address({ options: { path, host, port } }: Sql): string {
  return path || host.map((name, index) => `${name}:${port[index] ?? port[0]}`).join(", ");
}

function describe(error: unknown, sql: Sql): unknown {
  const state = sqlState(error);
  const { user, database } = sql.options;
  if (state?.startsWith("28")) {
    return new DatabaseRefusedError(`The database at ${address(sql)} refused the role "${user}" or its password.`, {
      cause: error,
    });
  }
  if (state === "3D000") {
    return new DatabaseRefusedError(`There is no database "${database}" at ${address(sql)}. Create it first.`, {
      cause: error,
    });
  }
  if (!isConnectionError(error)) return error;
  return new DatabaseUnreachableError(address(sql), error);
}

async function assertUsable(sql: Sql): Promise<void> {
  const [row] = await sql<{ version: string; readOnly: boolean }[]>`
    select current_setting('server_version') as version, pg_is_in_recovery() as "readOnly"`;
  const version = row?.version ?? "";
  if (Number.parseInt(version, 10) < OLDEST_VERSION) {
    throw new DatabaseRefusedError(
      `The database at ${address(sql)} is Postgres ${version}; Parley needs ${OLDEST_VERSION} or newer.`,
    );
  }
  if (row?.readOnly) {
    throw new DatabaseRefusedError(`The database at ${address(sql)} is a standby that cannot be written to.`);
  }
}

/** Opens a database on a Postgres server. @throws DatabaseUnreachableError, DatabaseRefusedError */
export async function openPostgres(options: OpenPostgresOptions): Promise<Database> {
  const { url, maxConnections, connectTimeoutMs, serviceRoles } = options;
  const share = shareConnections(maxConnections);
  const forStatements = connect(url, share.statements, connectTimeoutMs);
  try {
    // the driver's own time-out starts anew with each attempt
    await answerWithin(connectTimeoutMs, assertUsable(forStatements));
  } catch (error) {
    await forStatements.end({ timeout: 0 });
    throw describe(error, forStatements);
  }
  const forTransactions = connect(url, share.transactions, connectTimeoutMs);
  return createDatabase({ kind: "postgres", forTransactions, forStatements, serviceRoles });
}
