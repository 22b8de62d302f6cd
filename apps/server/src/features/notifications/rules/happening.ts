import type { LogEventType, NotificationKind } from "@parley/api/server";
import type { notifications, Tx } from "@parley/db";
import type { LogRow } from "../../../events/log-entry.js";

export type NotificationRow = typeof notifications.$inferSelect;

/** Something one member may have to be told of. */
export interface Happening {
  memberId: string;
  /** Why, the strongest reason first: the first that they want to be told of counts. */
  kinds: readonly NotificationKind[];
  subject: NotificationRow["subject"];
  /** A message, for a membership the conversation. */
  subjectId: string;
  conversationId: string;
  /** The thread it is read in; null for what is read in its conversation. */
  threadRootId: string | null;
  actorId: string;
  /** Its place in the log. */
  seq: number;
  at: string;
  /** The seq of the message it is about, which must lie within the member's history; its own place where it is about none. */
  messageSeq: number;
}

/** Finds out of some events whom they concern, from the present state. Each cause has one, and knows no other. */
export interface CauseSource {
  types: readonly LogEventType[];
  find(tx: Tx, workspaceId: string, rows: readonly LogRow[]): Promise<Happening[]>;
}
