import type { Id, LogEventType } from "@parley/api/server";

/** Who may see an event (SPEC W8): the conversation's members since they joined, one member, or the whole workspace. */
export type Audience = "conversation" | "member" | "workspace";

/** What a verb appends to the log: references only, no content (SPEC W7). */
export interface LogEntry {
  type: LogEventType;
  audience: Audience;
  /** The conversation it happened in; required for the audience `conversation`. */
  conversationId?: Id;
  /** The one it is for (audience `member`), or the one who joined or left, who always sees it. */
  memberId?: Id;
  /** The message, member or conversation the event shows in its present state. */
  entityId?: Id;
  /** Whose doing it was. */
  actorId?: Id;
}

/** An event by its seq and its mark; 0 and 0 before the first. */
export interface LogMark {
  seq: number;
  rid: number;
}

/** A row of the log as it is read back. */
export interface LogRow {
  seq: number;
  /** The random mark of this event, by which another history is told apart. */
  rid: number;
  type: LogEventType;
  audience: Audience;
  conversationId: Id | null;
  memberId: Id | null;
  entityId: Id | null;
  actorId: Id | null;
  at: string;
}
