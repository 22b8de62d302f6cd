import type { WorkspaceSummary } from "@parley/api";
import { readPreferences } from "../../lib/preferences";
import { paths } from "../../routes/paths";

/** Where a signed-in person begins: the workspace they had open last, their only one, or the choice of them. */
export function getHomePath(
  workspaces: readonly Pick<WorkspaceSummary, "slug">[],
  last: string | null = readPreferences().lastWorkspace,
): string {
  const [first] = workspaces;
  if (!first) return paths.workspaces;
  const known = workspaces.find(({ slug }) => slug === last);
  if (known) return paths.workspace(known.slug);
  return workspaces.length === 1 ? paths.workspace(first.slug) : paths.workspaces;
}
