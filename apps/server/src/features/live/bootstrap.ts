import { type Actor, type Bootstrap, notFound } from "@parley/api/server";
import { members, workspaceCounters, workspaces } from "@parley/db";
import { and, eq } from "drizzle-orm";
import { listForBootstrap } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { presentMember } from "../members/index.js";
import { listNotificationsForBootstrap } from "../notifications/index.js";
import { getMemberPreferences } from "../preferences/index.js";
import { listThreadsForBootstrap } from "../threads/index.js";

/** State and cursor from one REPEATABLE READ snapshot, so that nothing falls between them (SPEC R1). */
export async function bootstrap(deps: FeatureDeps, actor: Actor): Promise<Bootstrap> {
  const { workspaceId, memberId } = actor;
  await deps.reads.settle(actor);
  return deps.db.withWorkspace(
    workspaceId,
    async (tx) => {
      const followed = await listThreadsForBootstrap(tx, actor);
      const unreadThreads = followed.threads.filter(({ unreadCount }) => unreadCount > 0);
      const withUnread = unreadThreads.map(({ conversationId }) => conversationId);
      const [counters, places, own, listed, preferences, notifications] = await Promise.all([
        tx.select().from(workspaceCounters).where(eq(workspaceCounters.workspaceId, workspaceId)),
        tx.select().from(workspaces).where(eq(workspaces.id, workspaceId)),
        tx
          .select()
          .from(members)
          .where(and(eq(members.workspaceId, workspaceId), eq(members.id, memberId))),
        listForBootstrap(tx, actor, withUnread),
        getMemberPreferences(tx, actor),
        listNotificationsForBootstrap(tx, actor),
      ]);
      const [counter] = counters;
      const [workspace] = places;
      const [me] = own;
      if (counter === undefined || workspace === undefined || me === undefined) throw notFound("workspace");
      return {
        cursor: `${counter.lastSeq}.${counter.lastRid}`,
        me: presentMember(me),
        workspace: {
          id: workspace.id,
          slug: workspace.slug,
          name: workspace.name,
          accent: workspace.accent,
          memberId,
          role: me.role,
        },
        preferences,
        members: listed.members,
        conversations: listed.conversations,
        conversationsCursor: listed.conversationsCursor,
        threads: followed.threads,
        threadsComplete: followed.complete,
        notifications,
      };
    },
    { isolation: "repeatable read", readOnly: true },
  );
}
