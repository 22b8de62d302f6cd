import type { PresenceStatus } from "../../primitives/presence-dot";

/** What somebody says of themselves. */
export interface PersonStatus {
  emoji?: string;
  text?: string;
}

/** A person as the conversation shows them. */
export interface PersonView {
  /** Member id; decides the colour. */
  id: string;
  name: string;
  imageUrl?: string;
  presence?: PresenceStatus;
  /** What they say of themselves: an emoji, some words, or both. */
  status?: PersonStatus;
  /** Deactivated: shown without colour. */
  inactive?: boolean;
}
