import { findPostgres } from "../postgres.mjs";
import { obtainRedisServer } from "../redis.mjs";
import { obtainNginx } from "./proxy.mjs";

/**
 * Which of a cluster's programs are neither here nor can be installed, as a sentence.
 * @returns {Promise<string | undefined>}
 */
export async function findMissingPrograms() {
  const found = [
    await obtainNginx(),
    await obtainRedisServer(),
    findPostgres() ? { program: "initdb" } : { missing: "no Postgres" },
  ];
  const missing = found.flatMap((one) => ("missing" in one ? [one.missing] : []));
  return missing.length === 0 ? undefined : missing.join("; ");
}
