import type { WorkspaceRole, WorkspaceSummary } from "@parley/api/server";
import type { Database } from "@parley/db";
import { answering } from "../events/answering-database.js";

/** A person's place in one workspace, as found across workspaces (SPEC N4). */
export interface Membership {
  workspaceId: string;
  slug: string;
  workspaceName: string;
  accent: number | null;
  memberId: string;
  role: WorkspaceRole;
  name: string;
  deactivatedAt: string | null;
}

/** Where a person belongs. Deactivated memberships are no memberships: they are left out everywhere. */
export interface Memberships {
  /** By the workspace's name. */
  list(userId: string): Promise<Membership[]>;
  /** In the workspace with that id or slug. */
  find(userId: string, workspaceRef: string): Promise<Membership | undefined>;
}

/** Ids and slugs are made of these; anything else is the name of no workspace. */
const WORKSPACE_REF = /^[\w-]{1,100}$/;

/** The memberships in the database. */
export function createMemberships({ sql }: Pick<Database, "sql">): Memberships {
  const columns = sql`
    workspace_id as "workspaceId", slug, workspace_name as "workspaceName", accent,
    member_id as "memberId", role, name, deactivated_at as "deactivatedAt"`;

  return {
    list: async (userId) => {
      const rows = await answering(sql<Membership[]>`select ${columns} from list_memberships(${userId})`);
      return rows.filter(isActive);
    },
    find: async (userId, workspaceRef) => {
      if (!WORKSPACE_REF.test(workspaceRef)) return undefined;
      const rows = await answering(
        sql<Membership[]>`select ${columns} from find_workspace_membership(${userId}, ${workspaceRef})`,
      );
      return rows.find(isActive);
    },
  };
}

function isActive({ deactivatedAt }: Membership): boolean {
  return deactivatedAt === null;
}

/** A membership as the person themselves sees it. */
export function presentMembership(membership: Membership): WorkspaceSummary {
  return {
    id: membership.workspaceId,
    slug: membership.slug,
    name: membership.workspaceName,
    accent: membership.accent,
    memberId: membership.memberId,
    role: membership.role,
  };
}
