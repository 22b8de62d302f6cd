import type { Actor } from "../../actor.js";
import type { Draft, DraftsListOutput, DraftsSetInput } from "./schemas.js";

/** What members have begun to write, on all of their devices. It is gone with their membership of the conversation. */
export interface DraftsService {
  /** The last writer wins; the caller's devices are told. Throws NOT_FOUND for a place the caller may not see. */
  set(actor: Actor, input: DraftsSetInput): Promise<{ draft: Draft }>;
  list(actor: Actor): Promise<DraftsListOutput>;
}
