import { randomUUID } from "node:crypto";
import { enterWorkspace, type Tx, workspaceCounters, workspaces } from "@parley/db";
import { slugCandidates } from "./slug.js";

export interface CreatedWorkspace {
  id: string;
  slug: string;
  name: string;
}

/** Makes an empty workspace and leaves the transaction in it. Its slug is the first free one of its name. */
export async function createWorkspace(tx: Tx, name: string): Promise<CreatedWorkspace> {
  const id = randomUUID();
  await enterWorkspace(tx, id);
  const slug = await insertWorkspace(tx, id, name);
  await tx.insert(workspaceCounters).values({ workspaceId: id });
  return { id, slug, name };
}

/** Asking first would not do: others take slugs at the same time, and only the unique index sees them. */
async function insertWorkspace(tx: Tx, id: string, name: string): Promise<string> {
  for (const slug of slugCandidates(name)) {
    const inserted = await tx
      .insert(workspaces)
      .values({ id, slug, name, rev: 0 })
      .onConflictDoNothing({ target: workspaces.slug })
      .returning({ id: workspaces.id });
    if (inserted.length > 0) return slug;
  }
  throw new Error("Slug candidates never end.");
}
