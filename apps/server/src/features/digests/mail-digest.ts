import { appPaths, DEFAULT_MESSAGE_LANGUAGE } from "@parley/api/server";
import { digestLinks, digests, memberPreferences, members, type Tx, users, workspaces } from "@parley/db";
import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { createSecretToken, hashSecretToken } from "../../auth/secret-token.js";
import type { Mail } from "../../mail/mailer.js";
import { isToBeMailed, listUnread } from "./collect.js";
import { composeDigest } from "./compose-digest.js";
import type { DigestsDeps } from "./digests-deps.js";

/** Longer than an attempt may take, in seconds: then whoever was at it is dead. */
const ATTEMPT_SECONDS = 90;
/** Where mails about the unread are turned off; followed by a token. */
export const UNSUBSCRIBE_PATH = "/hooks/digest/";

interface DigestKey {
  workspaceId: string;
  digestId: string;
}

type DigestRow = typeof digests.$inferSelect;

const at = ({ workspaceId, digestId }: DigestKey) =>
  and(eq(digests.workspaceId, workspaceId), eq(digests.id, digestId));

/**
 * Sends a mail that was begun, with what is still unread of it. Only one node is at it, and none once it is sent. A server that is
 * killed between the mail server's yes and noting it sends again, under the same Message-ID.
 */
export async function sendDigest(deps: DigestsDeps, key: DigestKey): Promise<void> {
  const { db } = deps;
  const begun = await db.withWorkspace(key.workspaceId, (tx) => claim(tx, key));
  if (begun === undefined) return;
  try {
    const mail = await prepareMail(deps, begun);
    if (mail !== null) await deps.mailer.send(mail);
  } catch (error) {
    await db.withWorkspace(key.workspaceId, (tx) => tx.update(digests).set({ attemptedAt: null }).where(at(key)));
    throw error;
  }
  await db.withWorkspace(key.workspaceId, (tx) =>
    tx.update(digests).set({ sentAt: sql`clock_timestamp()` }).where(at(key)),
  );
}

/** Takes it on; `undefined` once it is sent. Throws while another node is at it. */
async function claim(tx: Tx, key: DigestKey): Promise<DigestRow | undefined> {
  const isFree = or(
    isNull(digests.attemptedAt),
    lt(digests.attemptedAt, sql`clock_timestamp() - ${ATTEMPT_SECONDS} * interval '1 second'`),
  );
  const [claimed] = await tx
    .update(digests)
    .set({ attemptedAt: sql`clock_timestamp()` })
    .where(and(at(key), isNull(digests.sentAt), isFree))
    .returning();
  if (claimed !== undefined) return claimed;
  const [known] = await tx.select().from(digests).where(at(key));
  if (known !== undefined && known.sentAt === null) throw new Error("Another node is sending this mail.");
  return undefined;
}

/** The mail as things stand; `null` where there is nothing to tell any more. */
async function prepareMail(
  deps: DigestsDeps,
  { workspaceId, id, memberId, fromSeq, toSeq }: DigestRow,
): Promise<Mail | null> {
  const member = { workspaceId, memberId };
  const found = await deps.db.withWorkspace(workspaceId, async (tx) => {
    const unread = await listUnread(deps, tx, member, { fromSeq, toSeq });
    const due = unread.filter((each) => isToBeMailed(deps, each));
    const reader = await findReader(tx, member);
    return due.length === 0 || reader === undefined || reader.emailDigest === false ? null : { due, reader };
  });
  if (found === null) return null;
  const { due, reader } = found;
  const address = await deps.db.withIdentity(
    async (tx) => (await tx.select({ email: users.email }).from(users).where(eq(users.id, reader.userId)))[0]?.email,
    { readOnly: true },
  );
  if (address === undefined) return null;
  const token = createSecretToken();
  await deps.db.withWorkspace(workspaceId, (tx) =>
    tx.insert(digestLinks).values({ workspaceId, memberId, tokenHash: hashSecretToken(token) }),
  );
  const unsubscribeUrl = `${deps.publicUrl}${UNSUBSCRIBE_PATH}${token}`;
  const content = composeDigest({
    unread: due,
    name: reader.name,
    workspaceName: reader.workspaceName,
    language: reader.language ?? DEFAULT_MESSAGE_LANGUAGE,
    publicUrl: deps.publicUrl,
    settingsPath: appPaths.settings(reader.slug),
    unsubscribeUrl,
  });
  return { id, to: { name: reader.name, address }, unsubscribeUrl, ...content };
}

async function findReader(tx: Tx, { workspaceId, memberId }: { workspaceId: string; memberId: string }) {
  const [reader] = await tx
    .select({
      userId: members.userId,
      name: members.name,
      workspaceName: workspaces.name,
      slug: workspaces.slug,
      language: memberPreferences.language,
      emailDigest: memberPreferences.emailDigest,
    })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .leftJoin(
      memberPreferences,
      and(eq(memberPreferences.workspaceId, members.workspaceId), eq(memberPreferences.memberId, members.id)),
    )
    .where(and(eq(members.workspaceId, workspaceId), eq(members.id, memberId), isNull(members.deactivatedAt)));
  return reader;
}
