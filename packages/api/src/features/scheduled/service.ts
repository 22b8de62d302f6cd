import type { Actor } from "../../actor.js";
import type {
  ScheduledCreateInput,
  ScheduledInput,
  ScheduledListInput,
  ScheduledListOutput,
  ScheduledMessage,
  ScheduledUpdateInput,
} from "./schemas.js";

/**
 * Messages to be sent later, each by its author alone. At its time it is sent like any other, once. What cannot be sent then stays
 * with the reason. They end when their author is deactivated. Every verb answers NOT_FOUND for what is not the caller's own, or is
 * sent or cancelled already.
 */
export interface ScheduledService {
  /**
   * Idempotent by (author, nonce) while it waits. Throws what `messages.send` throws, SEND_TIME_OUT_OF_RANGE for the past and for
   * more than `LIMITS.scheduledAheadDays` ahead, TOO_MANY_SCHEDULED beyond `LIMITS.scheduledMessages`.
   */
  create(actor: Actor, input: ScheduledCreateInput): Promise<{ scheduled: ScheduledMessage }>;
  /** Throws SEND_TIME_OUT_OF_RANGE, ALREADY_SENDING once it is on its way. */
  update(actor: Actor, input: ScheduledUpdateInput): Promise<{ scheduled: ScheduledMessage }>;
  /** Throws ALREADY_SENDING once it is on its way. */
  cancel(actor: Actor, input: ScheduledInput): Promise<void>;
  /** Has it sent at once, also one that failed; it goes on its way a moment later, and what becomes of it is told by events. */
  sendNow(actor: Actor, input: ScheduledInput): Promise<void>;
  /** Throws NOT_FOUND for a conversation the caller is not in. */
  list(actor: Actor, input: ScheduledListInput): Promise<ScheduledListOutput>;
}
