import type { Actor } from "../../actor.js";
import type { PreferencesOutput, PreferencesSetInput } from "./schemas.js";

/** What members decide for themselves. Told to their own devices, and to nobody else. */
export interface PreferencesService {
  get(actor: Actor): Promise<PreferencesOutput>;
  /** Repeating it changes nothing. */
  set(actor: Actor, input: PreferencesSetInput): Promise<PreferencesOutput>;
}
