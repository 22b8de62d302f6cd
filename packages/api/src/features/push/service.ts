import type { Actor } from "../../actor.js";
import type { PushKeyOutput, PushSubscribeInput, PushUnsubscribeInput } from "./schemas.js";

/**
 * Notifications on devices whose app is closed, through the push services of browsers. What a device is sent nobody but that
 * device can read.
 */
export interface PushService {
  /** The same for everybody of this installation, for ever. */
  key(actor: Actor): Promise<PushKeyOutput>;
  /**
   * Has the caller's device told from now on, as long as the session that asks lasts. Repeating it changes nothing; a device
   * that was somebody else's is the caller's then. Of more than `LIMITS.pushDevices` of a member the oldest go. Throws
   * PUSH_ENDPOINT_REFUSED for an address that no push service can have.
   */
  subscribe(actor: Actor, input: PushSubscribeInput): Promise<void>;
  /** Repeating it, or naming a device that is not the caller's, changes nothing. */
  unsubscribe(actor: Actor, input: PushUnsubscribeInput): Promise<void>;
}
