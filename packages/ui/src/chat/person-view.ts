import type { PresenceStatus } from "../primitives/presence-dot";

/** A person as the conversation shows them. */
export interface PersonView {
  /** Member id; decides the colour. */
  id: string;
  name: string;
  imageUrl?: string;
  presence?: PresenceStatus;
  /** Deactivated: shown without colour. */
  inactive?: boolean;
}
