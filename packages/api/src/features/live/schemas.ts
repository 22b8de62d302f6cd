import { z } from "zod";
import { EphemeralSignal } from "../../events/ephemeral-signal.js";
import { ServerEvent } from "../../events/server-event.js";
import { WorkspaceSummary } from "../auth/schemas.js";
import { Conversation } from "../conversations/schemas.js";
import { Member } from "../members/schemas.js";
import { NotificationMark } from "../notifications/schemas.js";
import { MemberPreferences } from "../preferences/schemas.js";
import { ThreadState } from "../threads/schemas.js";

/** A place in the log together with the random mark of that event, `seq.rid`: it fits one history only. */
export const LiveCursor = z.string().regex(/^\d{1,15}\.\d{1,10}$/, "ILL_FORMED_CURSOR");

/** One consistent snapshot of what a client starts from. */
export const Bootstrap = z.object({
  /** Where to go on with `live.events`. */
  cursor: LiveCursor,
  me: Member,
  workspace: WorkspaceSummary,
  preferences: MemberPreferences,
  /** Everybody who occurs in `conversations`. */
  members: z.array(Member),
  /** The first page, and all that have unread messages, or unread replies in threads. */
  conversations: z.array(Conversation),
  /** Where `conversations.list` goes on after the first page; `null` when that was all. */
  conversationsCursor: z.string().nullable(),
  /** The threads the reader follows: all unread ones, and those with the last replies. */
  threads: z.array(ThreadState),
  /** Whether these are all. */
  threadsComplete: z.boolean(),
  /** The unread ones, the last first, at most `LIMITS.notificationsAtStart`. */
  notifications: z.array(NotificationMark),
});
export type Bootstrap = z.infer<typeof Bootstrap>;

/** `lastEventId` is what tRPC's client adds when it reconnects; it wins over `cursor`. */
export const EventsInput = z.strictObject({ cursor: LiveCursor, lastEventId: LiveCursor.optional() });
export type EventsInput = z.infer<typeof EventsInput>;

export { EphemeralSignal, ServerEvent };
