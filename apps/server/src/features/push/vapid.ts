import type { Database } from "@parley/db";
import { vapidKeys } from "@parley/db";

/** The key pair by which push services know this installation (RFC 8292). */
export interface VapidKeys {
  publicKey: string;
  /** Never in a log, an answer or an error. */
  privateKey: string;
}

/** The installation's pair, which the first start makes: of several nodes that start together one makes it. */
export async function loadVapidKeys(db: Database): Promise<VapidKeys> {
  const known = await findVapidKeys(db);
  if (known !== undefined) return known;
  const { default: webPush } = await import("web-push");
  const made = webPush.generateVAPIDKeys();
  await db.withIdentity((tx) => tx.insert(vapidKeys).values(made).onConflictDoNothing());
  return (await findVapidKeys(db)) ?? made;
}

async function findVapidKeys(db: Database): Promise<VapidKeys | undefined> {
  const { publicKey, privateKey } = vapidKeys;
  const [pair] = await db.withIdentity((tx) => tx.select({ publicKey, privateKey }).from(vapidKeys), {
    readOnly: true,
  });
  return pair;
}

/** Whom a push service may turn to (RFC 8292, 2.1): an address over https, or a mailbox. */
export function vapidSubject(publicUrl: string): string {
  const url = new URL(publicUrl);
  return url.protocol === "https:" ? url.origin : `mailto:parley@${url.hostname}`;
}
