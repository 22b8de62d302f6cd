import { type Actor, notFound } from "@parley/api/server";
import { type Database, sqlState } from "@parley/db";
import { answering } from "../../events/answering-database.js";
import type { MessageRow, StoredReactions } from "../conversations/index.js";
import type { PageWindow } from "./page-window.js";

/** A message of the page, with its reactions: null for none, and for a deleted message. */
export type PagedMessage = MessageRow & { reactions: StoredReactions };
type PageRow = Omit<PagedMessage, "workspaceId" | "conversationId">;

/** What the page function raises for a conversation the reader may not see. */
const NOT_VISIBLE = "PA404";

/**
 * What lies on each side of the window's split, nearest first, and one more than the window takes where there is more.
 * One round trip through a function planned once: history is read more often than anything else. Throws NOT_FOUND.
 */
export async function readMessagePage(
  db: Database,
  actor: Actor,
  conversationId: string,
  window: PageWindow,
): Promise<{ older: PagedMessage[]; newer: PagedMessage[] }> {
  try {
    const rows = await answering(
      db.sql<PageRow[]>`select * from list_message_page(${actor.workspaceId}, ${actor.memberId}, ${conversationId},
        ${window.split}, ${window.older + 1}, ${window.newer + 1})`,
    );
    const messages = rows.map((row) => ({ workspaceId: actor.workspaceId, conversationId, ...row }));
    return {
      older: messages.filter(({ seq }) => seq < window.split),
      newer: messages.filter(({ seq }) => seq >= window.split),
    };
  } catch (error) {
    throw sqlState(error) === NOT_VISIBLE ? notFound("conversation") : error;
  }
}
