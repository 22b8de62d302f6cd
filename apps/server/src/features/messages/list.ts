import type { Actor, MessagesListInput, MessagesListOutput } from "@parley/api/server";
import { conversationMembers } from "@parley/db";
import { and, eq } from "drizzle-orm";
import { firstUnreadSeq, ownMemberships, presentMessage, presentReactions } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { readMessagePage } from "./message-page.js";
import { cutPage, pageWindow } from "./page-window.js";

/** See `MessagesService.list`. */
export async function list(deps: FeatureDeps, actor: Actor, input: MessagesListInput): Promise<MessagesListOutput> {
  const firstUnread = input.around === "firstUnread" ? await findFirstUnread(deps, actor, input.conversationId) : null;
  const window = pageWindow(input, firstUnread);
  const { older, newer } = await readMessagePage(deps.db, actor, input.conversationId, window);
  const page = cutPage(window, older, newer);
  return { ...page, items: page.items.map((row) => presentMessage(row, presentReactions(row.reactions))) };
}

async function findFirstUnread(
  { db, reads }: FeatureDeps,
  actor: Actor,
  conversationId: string,
): Promise<number | null> {
  await reads.settle(actor);
  return db.withWorkspace(
    actor.workspaceId,
    async (tx) => {
      const [found] = await tx
        .select({ seq: firstUnreadSeq(tx) })
        .from(conversationMembers)
        .where(and(ownMemberships(actor), eq(conversationMembers.conversationId, conversationId)));
      return found?.seq ?? null;
    },
    { readOnly: true },
  );
}
