import { type Actor, notFound } from "@parley/api/server";
import { type Database, sqlState } from "@parley/db";
import { answering } from "../../events/answering-database.js";
import type { MessageFoot, MessageRow } from "../conversations/index.js";
import type { PageWindow } from "./page-window.js";

/** A message of the page, with what stands under it; of a deleted one only its thread. */
export type PagedMessage = MessageRow & MessageFoot;
type PageRow = Omit<PagedMessage, "workspaceId" | "conversationId">;

/** Whose messages: a conversation's own, or the replies of one of its threads. */
export interface PagePlace {
  conversationId: string;
  threadRootId: string | undefined;
}

/** What the page functions raise for a conversation, or a thread, the reader may not see. */
const NOT_VISIBLE = "PA404";

/**
 * What lies on each side of the window's split, nearest first, and one more than the window takes where there is more.
 * One round trip through functions planned once: history is read more often than anything else. Throws NOT_FOUND.
 */
export async function readMessagePage(
  db: Database,
  actor: Actor,
  { conversationId, threadRootId }: PagePlace,
  window: PageWindow,
): Promise<{ older: PagedMessage[]; newer: PagedMessage[] }> {
  try {
    const { workspaceId, memberId } = actor;
    const { split } = window;
    const [older, newer] = [window.older + 1, window.newer + 1];
    const rows = await answering(
      threadRootId === undefined
        ? db.sql<PageRow[]>`
            select * from list_message_page(${workspaceId}, ${memberId}, ${conversationId}, ${split}, ${older}, ${newer})`
        : db.sql<PageRow[]>`
            select * from list_thread_page(${workspaceId}, ${memberId}, ${conversationId}, ${threadRootId}, ${split},
              ${older}, ${newer})`,
    );
    const messages = rows.map((row) => ({ workspaceId, conversationId, ...row }));
    return { older: messages.filter(({ seq }) => seq < split), newer: messages.filter(({ seq }) => seq >= split) };
  } catch (error) {
    throw sqlState(error) === NOT_VISIBLE ? notFound(threadRootId === undefined ? "conversation" : "thread") : error;
  }
}
