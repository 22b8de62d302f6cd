import type { PersonView } from "./person-view";
import type { ReactionView } from "./reaction-bar";
import type { ThreadView } from "./thread-bar";

/** SPEC product.md 3: own messages that the server has not stored yet are `sending`, or `failed` until sent or discarded. */
export type DeliveryState = "sending" | "sent" | "failed";

/** One message, ready to show. */
export interface MessageView {
  /** Stays the same while a message goes from sending to sent (use the nonce), so that nothing is mounted anew. */
  key: string;
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
  /** Why sending failed, in the person's words. */
  failure?: string;
  /** In the order to show; left out for none. */
  reactions?: readonly ReactionView[];
  /** The replies to it; left out for none. */
  thread?: ThreadView;
  /** A reply in a thread that stands in the conversation as well. */
  isReply?: boolean;
}
