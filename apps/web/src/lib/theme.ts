import { applyTheme } from "@parley/ui";
import { readPreferences } from "./preferences";

/** Shows the theme chosen on this device, with the accent of the workspace that is open. */
export function showTheme(accent?: number | null): void {
  applyTheme({ theme: readPreferences().theme, ...(accent != null && { accentHue: accent }) });
}
