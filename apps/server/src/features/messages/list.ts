import type { Actor, MessagesListInput, MessagesListOutput } from "@parley/api/server";
import { conversationMembers, messages, type Tx } from "@parley/db";
import { and, asc, desc, eq, gte, isNull, lt, sql } from "drizzle-orm";
import {
  type MessageRow,
  ownMemberships,
  presentMessage,
  requireConversation,
  unreadByMember,
  visibleMessages,
} from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { cutPage, type PageWindow, pageWindow } from "./page-window.js";

/** See `MessagesService.list`. One snapshot, so that the page and what lies around it agree. */
export function list(deps: FeatureDeps, actor: Actor, input: MessagesListInput): Promise<MessagesListOutput> {
  const { conversationId } = input;
  return deps.db.withWorkspace(
    actor.workspaceId,
    async (tx) => {
      const firstUnread = input.around === "firstUnread" ? await findFirstUnread(tx, actor, conversationId) : null;
      const window = pageWindow(input, firstUnread);
      const [, older, newer] = await Promise.all([
        requireConversation(tx, actor, conversationId),
        findSide(tx, actor, conversationId, window, "older"),
        findSide(tx, actor, conversationId, window, "newer"),
      ]);
      const page = cutPage(window, older, newer);
      return { ...page, items: page.items.map(presentMessage) };
    },
    { isolation: "repeatable read", readOnly: true },
  );
}

/** One side of the window, nearest to the split first, and one more than it takes. Replies in threads are not in it. */
function findSide(
  tx: Tx,
  actor: Actor,
  conversationId: string,
  window: PageWindow,
  side: "older" | "newer",
): Promise<MessageRow[]> {
  return tx
    .select()
    .from(messages)
    .where(
      and(
        visibleMessages(actor, conversationId),
        eq(messages.conversationId, conversationId),
        isNull(messages.threadRootId),
        side === "older" ? lt(messages.seq, window.split) : gte(messages.seq, window.split),
      ),
    )
    .orderBy(side === "older" ? desc(messages.seq) : asc(messages.seq))
    .limit(window[side] + 1)
    .execute();
}

async function findFirstUnread(tx: Tx, actor: Actor, conversationId: string): Promise<number | null> {
  const unread = tx
    .select({ seq: messages.seq })
    .from(messages)
    .where(unreadByMember)
    .orderBy(asc(messages.seq))
    .limit(1);
  const [found] = await tx
    .select({ seq: sql<number | null>`${unread}` })
    .from(conversationMembers)
    .where(and(ownMemberships(actor), eq(conversationMembers.conversationId, conversationId)));
  return found?.seq ?? null;
}
