import { type Actor, ApiError, LIMITS, type PushSubscribeInput } from "@parley/api/server";
import { pushDevices } from "@parley/db";
import { and, desc, eq, inArray } from "drizzle-orm";
import { requireActiveSelf } from "../members/index.js";
import { PageRefused, requireWebUrl } from "../previews/index.js";
import type { PushDeps } from "./push-deps.js";
import type { PushRules } from "./push-rules.js";

/** See `PushService.subscribe`. Nobody else sees it, so there is no event. */
export async function subscribe(deps: PushDeps, actor: Actor, { endpoint, keys }: PushSubscribeInput): Promise<void> {
  requirePushService(endpoint, deps.pushRules);
  const { workspaceId, memberId, sessionId } = actor;
  // Behind the lock: a member who is deactivated at this moment keeps no device.
  await deps.log.write(workspaceId, async ({ tx, now }) => {
    await requireActiveSelf(tx, actor, "guest");
    const device = { memberId, sessionId, p256dh: keys.p256dh, auth: keys.auth, createdAt: now };
    await tx
      .insert(pushDevices)
      .values({ workspaceId, endpoint, ...device })
      .onConflictDoUpdate({ target: [pushDevices.workspaceId, pushDevices.endpoint], set: device });
    const own = and(eq(pushDevices.workspaceId, workspaceId), eq(pushDevices.memberId, memberId));
    const beyond = tx
      .select({ id: pushDevices.id })
      .from(pushDevices)
      .where(own)
      .orderBy(desc(pushDevices.createdAt), desc(pushDevices.id))
      .offset(LIMITS.pushDevices);
    await tx.delete(pushDevices).where(and(own, inArray(pushDevices.id, beyond)));
  });
}

/** What its name stands for is looked at whenever something is sent there. */
function requirePushService(endpoint: string, rules: PushRules): void {
  const url = new URL(endpoint);
  try {
    requireWebUrl(url, rules);
    if (url.protocol === rules.protocol) return;
  } catch (error) {
    if (!(error instanceof PageRefused)) throw error;
  }
  throw new ApiError("PUSH_ENDPOINT_REFUSED", { message: "No push service has that address." });
}
