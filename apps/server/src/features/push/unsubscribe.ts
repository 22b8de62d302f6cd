import type { Actor, PushUnsubscribeInput } from "@parley/api/server";
import { pushDevices } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { PushDeps } from "./push-deps.js";

/** See `PushService.unsubscribe`. */
export async function unsubscribe({ db }: PushDeps, actor: Actor, { endpoint }: PushUnsubscribeInput): Promise<void> {
  const { workspaceId, memberId } = actor;
  await db.withWorkspace(workspaceId, (tx) =>
    tx
      .delete(pushDevices)
      .where(
        and(
          eq(pushDevices.workspaceId, workspaceId),
          eq(pushDevices.memberId, memberId),
          eq(pushDevices.endpoint, endpoint),
        ),
      ),
  );
}
