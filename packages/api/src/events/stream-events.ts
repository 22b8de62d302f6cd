import { z } from "zod";
import { Id, Seq } from "../ids.js";

/** Nothing happened that the reader may see; moves a quiet client's cursor along. */
export const Sync = z.object({ type: z.literal("sync"), seq: Seq });
export type Sync = z.infer<typeof Sync>;

/** An event could not be shown; the client fetches what it is about anew. */
export const Gap = z.object({
  type: z.literal("gap"),
  seq: Seq,
  conversationId: Id.optional(),
  entityId: Id.optional(),
});
export type Gap = z.infer<typeof Gap>;

/** Why a cursor could not be served. */
export const ResetReason = z.enum(["BELOW_FLOOR", "AHEAD_OF_HEAD", "OTHER_HISTORY", "TOO_FAR_BEHIND"]);
export type ResetReason = z.infer<typeof ResetReason>;

/** The stream ends here; the client waits, bootstraps and subscribes again. */
export const Reset = z.object({
  type: z.literal("reset"),
  reason: ResetReason,
  /** Wait about this long first, in milliseconds. */
  retryAfterMs: z.number().int().nonnegative(),
});
export type Reset = z.infer<typeof Reset>;
