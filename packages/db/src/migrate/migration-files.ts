import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";

/** Folder of the SQL migrations, the same seen from `src` and from `dist`. */
export const MIGRATIONS_FOLDER = new URL("../../migrations/", import.meta.url);

const FILE_NAME = /^\d{4}_[a-z0-9_]+\.sql$/;

export interface MigrationFile {
  /** File name without extension, `0001_fences`. */
  name: string;
  sql: string;
  /** SHA-256 of the text, in hex. */
  checksum: string;
}

/** Reads the migrations of a folder in the order of their numbers. */
export async function listMigrationFiles(folder: URL = MIGRATIONS_FOLDER): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => FILE_NAME.test(name)).sort();
  return Promise.all(
    names.map(async (fileName) => {
      const sql = (await readFile(new URL(fileName, folder), "utf8")).replaceAll("\r\n", "\n");
      return { name: fileName.slice(0, -4), sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}
