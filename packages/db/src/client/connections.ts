import { drizzle } from "drizzle-orm/postgres-js";
import * as schema from "../schema/index.js";
import { answerWithin } from "./answer-within.js";
import type { Database, Orm, Sql } from "./database.js";
import { restoreDateParsers } from "./postgres-options.js";
import { serviceTransaction } from "./service-transaction.js";

const PING_TIMEOUT_MS = 3000;
const CLOSE_TIMEOUT_SECONDS = 5;

export interface Connections {
  kind: Database["kind"];
  /** Connections for transactions. */
  forTransactions: Sql;
  /** Connections for single statements, so that these do not wait behind transactions. */
  forStatements: Sql;
  /** False stays in the connecting role, without row security: for tests of the other fences. Default true. */
  serviceRoles?: boolean;
  /** Called once, after the connections have ended. */
  afterClose?: () => Promise<void>;
}

/** Puts the Database interface on top of two pools of connections. */
export function createDatabase({
  kind,
  forTransactions,
  forStatements,
  serviceRoles = true,
  afterClose,
}: Connections): Database {
  const orm: Orm = drizzle(forTransactions, { schema });
  restoreDateParsers(forTransactions);
  const database = { kind, orm };
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    const timeout = { timeout: CLOSE_TIMEOUT_SECONDS };
    await Promise.all([forTransactions.end(timeout), forStatements.end(timeout)]);
    await afterClose?.();
  }

  return {
    kind,
    sql: forStatements,
    withWorkspace: (workspaceId, fn, options) =>
      serviceTransaction(database, { role: serviceRoles ? "parley_app" : "none", workspaceId }, fn, options),
    withIdentity: (fn, options) =>
      serviceTransaction(database, { role: serviceRoles ? "parley_identity" : "none" }, fn, options),
    async ping() {
      await answerWithin(PING_TIMEOUT_MS, forStatements`select 1`);
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}
