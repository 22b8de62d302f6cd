import type { PersonView } from "../people/person-view";
import type { ReactionView } from "../reactions/reaction-bar";
import type { ThreadView } from "./thread-bar";

/**
 * How far an own message has come: `sending` until the server has stored it, or `failed` until sent or discarded; then `sent`,
 * `delivered` once it has reached a device of somebody else, `read` once somebody has read it.
 */
export type DeliveryState = "sending" | "failed" | "sent" | "delivered" | "read";

/** One message, ready to show. */
export interface MessageView {
  /** Stays the same while a message goes from sending to sent (use the nonce), so that nothing is mounted anew. */
  key: string;
  /** Of the stored message; left out while it is on its way. */
  id?: string;
  /** `system` is a line on who joined, left or renamed; its text is complete and translated. */
  kind: "text" | "system";
  author: PersonView;
  /** Written by the person who looks at it. */
  own: boolean;
  /** Empty once deleted. */
  text: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  editedAt?: string | null;
  deletedAt?: string | null;
  /** Own messages only; left out means sent. */
  delivery?: DeliveryState;
  /** How many have read it; left out where there is one other person only. */
  readCount?: number;
  /** Why sending failed, in the person's words. */
  failure?: string;
  /** In the order to show; left out for none. */
  reactions?: readonly ReactionView[];
  /** The replies to it; left out for none. */
  thread?: ThreadView;
  /** A reply in a thread that stands in the conversation as well. */
  isReply?: boolean;
}
