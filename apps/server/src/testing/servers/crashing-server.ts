import { readFileSync } from "node:fs";
import { ServerResponse } from "node:http";
import { type Database, migrate, openDatabase, type Tx, workspaceCounters } from "@parley/db";
import { eq } from "drizzle-orm";
import { createApp } from "../../app.js";
import { readConfig } from "../../config.js";
import type { Hub } from "../../realtime/hub.js";
import { silentLogger } from "../fakes/silent-logger.js";

/**
 * Where a write is cut: its commit is never sent; its answer never comes; nobody is told; everybody is told but the one
 * who asked.
 */
type CrashPoint = "before-commit" | "after-commit" | "before-publish" | "before-acknowledge";

/** Says that from now on the next write is the last. */
const ARMED = "The next write is the last.";

/** Where it stands at which point the next write is cut. */
const [, , pointFile = ""] = process.argv;
let point: CrashPoint | null = null;

/** At once, as by `kill -9`: nothing is finished, nothing is said. */
function die(): never {
  process.kill(process.pid, "SIGKILL");
  throw new Error("This process is dead.");
}

const isAt = (here: CrashPoint) => point === here;

/** Only what others see counts as a write here. */
async function headOf(tx: Tx, workspaceId: string): Promise<number | undefined> {
  const counters = await tx.select().from(workspaceCounters).where(eq(workspaceCounters.workspaceId, workspaceId));
  return counters[0]?.lastSeq;
}

/** The database, cut on either side of a commit. */
function crashing(db: Database): Database {
  const sql = new Proxy(db.sql, {
    apply(target, self, args: unknown[]) {
      const isSend = Array.isArray(args[0]) && /\bsend_\w*message/.test(args[0].join(""));
      if (isSend && isAt("before-commit")) die();
      const asked: unknown = Reflect.apply(target, self, args);
      return isSend && isAt("after-commit") ? (asked as Promise<unknown>).then(die) : asked;
    },
  });
  const withWorkspace: Database["withWorkspace"] = async (workspaceId, fn, options) => {
    if (options?.readOnly === true || point === null) return db.withWorkspace(workspaceId, fn, options);
    let isLogged = false;
    const written = await db.withWorkspace(
      workspaceId,
      async (tx: Tx) => {
        const before = await headOf(tx, workspaceId);
        const result = await fn(tx);
        isLogged = (await headOf(tx, workspaceId)) !== before;
        return isLogged && isAt("before-commit") ? die() : result;
      },
      options,
    );
    return isLogged && isAt("after-commit") ? die() : written;
  };
  return { ...db, sql, withWorkspace };
}

/** The hub, cut before it is told of a commit, or once it has told everybody. */
function cutPublishing(hub: Hub): void {
  const { hint, publish } = hub;
  const tell = (workspaceId: string, telling: () => void) => {
    if (isAt("before-publish")) die();
    if (isAt("before-acknowledge")) holdAnswers();
    telling();
    if (!isAt("before-acknowledge")) return;
    const feed = hub.feed(workspaceId);
    void feed.fill().then(() => {
      feed.flush();
      die();
    });
  };
  hub.hint = (workspaceId, head) => tell(workspaceId, () => hint.call(hub, workspaceId, head));
  hub.publish = (workspaceId, rows, beforeRid) =>
    tell(workspaceId, () => publish.call(hub, workspaceId, rows, beforeRid));
}

/** From now on no call by HTTP is answered any more. */
function holdAnswers(): void {
  ServerResponse.prototype.write = () => true;
  ServerResponse.prototype.end = function end(this: ServerResponse) {
    return this;
  };
}

const config = readConfig();
const db = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, logger: silentLogger });
await migrate(db);
const app = createApp({ db: crashing(db), config, logger: silentLogger, webDirectory: "/nowhere" });
cutPublishing(app.container.hub);
process.on("SIGUSR2", () => {
  point = readFileSync(pointFile, "utf8") as CrashPoint;
  console.log(ARMED);
});
console.log(`Parley is ready at http://localhost:${await app.listen()}`);
