import { pushDevices } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";

/** A member's devices are told nothing more of this workspace. */
export async function removeDevices({ tx, workspaceId }: WorkspaceWrite, memberId: string): Promise<void> {
  await tx.delete(pushDevices).where(and(eq(pushDevices.workspaceId, workspaceId), eq(pushDevices.memberId, memberId)));
}
