import { type Database, users, workspaces } from "@parley/db";
import { eq, inArray, notInArray } from "drizzle-orm";
import { createMemberships } from "../../auth/memberships.js";
import { ConfigError } from "../../config.js";
import { DEMO_PEOPLE, PERSON_KEYS, personOf } from "../people.js";

/** How far the demo's workspace has come; `joined` are the e-mails of those who are in it. */
export type Standing = { finished: true } | { finished: false; joined: ReadonlySet<string> };

/**
 * Looks what is there of the demo. Throws ConfigError for an unfinished one beside accounts of other people: the
 * sign-ins of a demo are public, so it is only ever put into a database of its own.
 */
export async function findStanding(db: Database): Promise<Standing> {
  const emails = PERSON_KEYS.map((key) => personOf(key).email);
  const { own, strangers } = await db.withIdentity(async (tx) => ({
    own: await tx.select().from(users).where(inArray(users.email, emails)),
    strangers: await tx.select({ id: users.id }).from(users).where(notInArray(users.email, emails)).limit(1),
  }));
  const owner = own.find(({ email }) => email === DEMO_PEOPLE.johanna.email);
  if (owner !== undefined && (await isFinished(db, owner))) return { finished: true };
  if (strangers.length > 0)
    throw new ConfigError(
      `${db.kind === "embedded" ? "DATA_DIR" : "DATABASE_URL"} is not right: there are accounts already, and the demo, ` +
        "whose passwords everybody knows, only goes into a database of its own.",
    );
  return { finished: false, joined: new Set(own.map(({ email }) => email)) };
}

/** Whether the owner is in a workspace that is older than their account: see `layOutTimes`. */
async function isFinished(db: Database, owner: { id: string; createdAt: string }): Promise<boolean> {
  for (const { workspaceId } of await createMemberships(db).list(owner.id)) {
    const [workspace] = await db.withWorkspace(workspaceId, (tx) =>
      tx.select({ createdAt: workspaces.createdAt }).from(workspaces).where(eq(workspaces.id, workspaceId)),
    );
    if (workspace !== undefined && workspace.createdAt < owner.createdAt) return true;
  }
  return false;
}
