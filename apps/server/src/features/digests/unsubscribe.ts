import { sql } from "drizzle-orm";
import { hashSecretToken, isSecretToken } from "../../auth/secret-token.js";
import { turnDigestOff } from "../preferences/index.js";
import type { DigestsDeps } from "./digests-deps.js";

/** Turns the mails off of whom a link was sent to; whether there is such a link. Repeating it changes nothing. */
export async function unsubscribe(deps: DigestsDeps, token: string): Promise<boolean> {
  if (!isSecretToken(token)) return false;
  const hash = hashSecretToken(token);
  const [link] = await deps.db.withIdentity((tx) =>
    tx.execute<{ workspaceId: string; memberId: string }>(
      sql`select workspace_id as "workspaceId", member_id as "memberId" from find_digest_link(${hash})`,
    ),
  );
  if (link === undefined) return false;
  await turnDigestOff(deps, link);
  return true;
}
