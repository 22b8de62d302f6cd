import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

const DEBIAN = "/usr/lib/postgresql";

function versions(): string[] {
  if (!existsSync(DEBIAN)) return [];
  const numbered = readdirSync(DEBIAN).filter((name) => /^\d+$/.test(name));
  return numbered.sort((a, b) => Number(b) - Number(a));
}

/** The folder with `initdb` and `postgres`: from the PATH, else the newest one Debian keeps; undefined when missing. */
export function findPostgresBinaries(): string | undefined {
  const folders = [
    ...(process.env.PATH ?? "").split(delimiter),
    ...versions().map((version) => join(DEBIAN, version, "bin")),
  ];
  const found = folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
  // The PATH may hold links to some of the programs only.
  return found === undefined ? undefined : dirname(realpathSync(join(found, "initdb")));
}

/** Postgres refuses to run as root; then it runs as the user Debian's package made for it. */
export function findServerUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}
