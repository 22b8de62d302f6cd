import type { Actor } from "../../actor.js";
import type { TrackedEvent } from "../../events/tracked-event.js";
import type { Bootstrap, EphemeralSignal, EventsInput } from "./schemas.js";

/** What keeps a client current. */
export interface LiveService {
  /** State and cursor from one snapshot. */
  bootstrap(actor: Actor): Promise<Bootstrap>;
  /**
   * Every event after the cursor that the caller may see, once, in order; then live. Ends with `reset` when the cursor
   * cannot be served, and the client bootstraps again.
   */
  events(actor: Actor, input: EventsInput): AsyncIterable<TrackedEvent>;
  /** Signals that are never stored: who types, who is there, what was read on another device. */
  ephemeral(actor: Actor): AsyncIterable<EphemeralSignal>;
}
