import { createHash } from "node:crypto";
import { listMigrationFiles } from "../migrate/migration-files.js";

/** Names a schema: changes with every change of a migration. */
export async function schemaFingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const file of await listMigrationFiles()) hash.update(file.name).update(file.checksum);
  return hash.digest("hex").slice(0, 16);
}
