import type { Actor, Message, MessagePreview, MessagesListInput, MessagesListOutput } from "@parley/api/server";
import { conversationMembers } from "@parley/db";
import { and, eq } from "drizzle-orm";
import { firstUnreadSeq, ownMemberships, presentMessage } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { listPreviews } from "../previews/index.js";
import { findFirstUnreadReply } from "../threads/index.js";
import { readMessagePage } from "./message-page.js";
import { cutPage, pageWindow } from "./page-window.js";

/** See `MessagesService.list`. */
export async function list(deps: FeatureDeps, actor: Actor, input: MessagesListInput): Promise<MessagesListOutput> {
  const { conversationId, threadRootId } = input;
  const firstUnread = input.around === "firstUnread" ? await findFirstUnread(deps, actor, input) : null;
  const window = pageWindow(input, firstUnread);
  const { older, newer } = await readMessagePage(deps.db, actor, { conversationId, threadRootId }, window);
  const page = cutPage(window, older, newer);
  const items = page.items.map((row) => presentMessage(row, row));
  const previews = await findPreviews(deps, actor, items);
  return { ...page, items, ...(previews.length > 0 && { previews }) };
}

/** Asked for only where there are links: history costs nothing more without. */
async function findPreviews({ db }: FeatureDeps, actor: Actor, items: readonly Message[]): Promise<MessagePreview[]> {
  const linking = items.filter(({ text }) => text.includes("://")).map(({ id }) => id);
  if (linking.length === 0) return [];
  return db.withWorkspace(actor.workspaceId, (tx) => listPreviews(tx, actor.workspaceId, linking), { readOnly: true });
}

async function findFirstUnread(
  { db, reads }: FeatureDeps,
  actor: Actor,
  { conversationId, threadRootId }: MessagesListInput,
): Promise<number | null> {
  if (threadRootId !== undefined)
    return db.withWorkspace(actor.workspaceId, (tx) => findFirstUnreadReply(tx, actor, threadRootId), {
      readOnly: true,
    });
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
