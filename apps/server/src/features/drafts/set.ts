import { type Actor, type Draft, type DraftsSetInput, notFound } from "@parley/api/server";
import { drafts, isForeignKeyViolation, type Tx } from "@parley/db";
import { and, eq, sql } from "drizzle-orm";
import { requireConversation } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { requireThread } from "../threads/index.js";

/** See `DraftsService.set`. */
export async function set(deps: FeatureDeps, actor: Actor, input: DraftsSetInput): Promise<{ draft: Draft }> {
  const { conversationId, text } = input;
  const draft = await deps.db
    .withWorkspace(actor.workspaceId, async (tx) => {
      await requireConversation(tx, actor, conversationId);
      const threadRootId =
        input.threadRootId === undefined
          ? null
          : (await requireThread(tx, actor, input.threadRootId, conversationId)).root.id;
      const place = { conversationId, threadRootId };
      const rev = text === "" ? await removeDraft(tx, actor, place) : await storeDraft(tx, actor, place, text);
      return { ...place, text, rev };
    })
    .catch((error: unknown) => {
      // They were put out of the conversation, and its rows went, between the look at them and the write.
      throw isForeignKeyViolation(error) ? notFound("conversation") : error;
    });
  deps.signals.toMember(actor.workspaceId, actor.memberId, { type: "draft", ...draft });
  return { draft };
}

type Place = Pick<Draft, "conversationId" | "threadRootId">;

const nowMs = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;
const nextRev = sql<number>`greatest(${drafts.rev} + 1, ${nowMs})`;

async function storeDraft(tx: Tx, { workspaceId, memberId }: Actor, place: Place, text: string): Promise<number> {
  const placeId = place.threadRootId ?? place.conversationId;
  const [stored] = await tx
    .insert(drafts)
    .values({ workspaceId, memberId, placeId, ...place, text, rev: nowMs })
    .onConflictDoUpdate({
      target: [drafts.workspaceId, drafts.memberId, drafts.placeId],
      set: { text, rev: nextRev },
    })
    .returning({ rev: drafts.rev });
  return stored?.rev ?? 0;
}

/** Gives a rev above that of what was removed, so that no device brings it back. */
async function removeDraft(tx: Tx, { workspaceId, memberId }: Actor, place: Place): Promise<number> {
  const [removed] = await tx
    .delete(drafts)
    .where(
      and(
        eq(drafts.workspaceId, workspaceId),
        eq(drafts.memberId, memberId),
        eq(drafts.placeId, place.threadRootId ?? place.conversationId),
      ),
    )
    .returning({ rev: nextRev });
  return Number(removed?.rev ?? Date.now());
}
