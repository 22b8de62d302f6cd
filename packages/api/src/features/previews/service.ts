import type { Actor } from "../../actor.js";
import type { PreviewInput, PreviewSettings, PreviewSettingsInput } from "./schemas.js";

/** What stands behind links in messages. Previews come by themselves a moment after a message, with `messages.list` and events. */
export interface PreviewsService {
  /**
   * Takes the preview from the caller's own message, for everybody and for as long as the link stays the same. Repeating it
   * changes nothing. Throws NOT_FOUND, FORBIDDEN for others' messages.
   */
  remove(actor: Actor, input: PreviewInput): Promise<void>;
  settings(actor: Actor): Promise<PreviewSettings>;
  /** Admins only. Throws ROLE_TOO_LOW, DEACTIVATED. */
  setSettings(actor: Actor, input: PreviewSettingsInput): Promise<PreviewSettings>;
}
