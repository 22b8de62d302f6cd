import type { Actor } from "../../actor.js";
import type {
  MemberPresence,
  PresenceGetInput,
  PresenceGetOutput,
  PresenceSetInput,
  PresenceSignalInput,
} from "./schemas.js";

/** Who is there. Held by a lease per connection, so that a crash leaves nobody online. */
export interface PresenceService {
  /** Chooses a status; gives what others see. */
  set(actor: Actor, input: PresenceSetInput): Promise<MemberPresence>;
  get(actor: Actor, input: PresenceGetInput): Promise<PresenceGetOutput>;
  /** Says whether anybody sits before one connection. Away is who is idle on all of theirs. Throws NOT_FOUND for a foreign or closed connection. */
  signal(actor: Actor, input: PresenceSignalInput): Promise<void>;
}
