import type { Actor, PreviewSettings, PreviewSettingsInput } from "@parley/api/server";
import { type Tx, workspaces } from "@parley/db";
import { eq } from "drizzle-orm";
import type { FeatureDeps } from "../feature.js";
import { requireActiveSelf } from "../members/index.js";

/** Whether links are looked at in this workspace. */
export async function areEnabled(tx: Tx, workspaceId: string): Promise<boolean> {
  const [row] = await tx
    .select({ enabled: workspaces.linkPreviews })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId));
  return row?.enabled ?? false;
}

/** See `PreviewsService.settings`. */
export async function settings({ db }: FeatureDeps, { workspaceId }: Actor): Promise<PreviewSettings> {
  return { enabled: await db.withWorkspace(workspaceId, (tx) => areEnabled(tx, workspaceId), { readOnly: true }) };
}

/** See `PreviewsService.setSettings`. */
export function setSettings(
  { log }: FeatureDeps,
  actor: Actor,
  { enabled }: PreviewSettingsInput,
): Promise<PreviewSettings> {
  return log.write(actor.workspaceId, async ({ tx }) => {
    await requireActiveSelf(tx, actor, "admin");
    await tx.update(workspaces).set({ linkPreviews: enabled }).where(eq(workspaces.id, actor.workspaceId));
    return { enabled };
  });
}
