/** `system` follows the operating system, also while it changes. */
export type ThemeChoice = "light" | "dark" | "system";

/** What a person and their workspace chose about colour. */
export interface ThemeSettings {
  theme: ThemeChoice;
  /** Hue of the workspace's accent in degrees, 0 to 360. Left out: Parley's own pine green. */
  accentHue?: number;
}

/**
 * Writes the theme to an element, by default the whole page. Call it before the first paint and on every change.
 * Contrast holds for any hue: at least 4.5:1 in both themes.
 */
export function applyTheme(settings: ThemeSettings, root: HTMLElement = document.documentElement): void {
  if (settings.theme === "system") root.removeAttribute("data-theme");
  else root.setAttribute("data-theme", settings.theme);
  if (settings.accentHue === undefined) root.style.removeProperty("--accent-h");
  else root.style.setProperty("--accent-h", String(((settings.accentHue % 360) + 360) % 360));
}
