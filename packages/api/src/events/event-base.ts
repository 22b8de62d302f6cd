import { z } from "zod";
import { Id, Instant, Seq } from "../ids.js";

/** What every event of the log carries: its kind, its place, its time, and whose doing it was. */
export const EventBase = z.object({
  seq: Seq,
  at: Instant,
  conversationId: Id.optional(),
  /** The member who did it; absent when nobody did (a job, an expiry). */
  actorId: Id.optional(),
});

/** What an event about a message carries when it does not show the message itself: which, and its place. */
export const aboutMessage = {
  messageId: Id,
  /** The seq of the message: whoever may not read that far back is not told (SPEC W8). */
  messageSeq: Seq,
};

/** Declares one event of the log: its type in the past tense and what it carries beside the base. */
export function eventOf<Type extends string, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) {
  return EventBase.extend({ type: z.literal(type), ...shape });
}
