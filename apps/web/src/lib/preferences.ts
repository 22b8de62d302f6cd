import { LANGUAGES, type Language } from "./i18n/texts";

/** What a person chose on this device, besides what the server keeps. */
export interface Preferences {
  /** `auto` follows the browser. */
  readonly language: Language | "auto";
  readonly theme: "system" | "light" | "dark";
  /** Slug of the workspace that was open last. */
  readonly lastWorkspace: string | null;
  /** Whether this browser shows notifications while the app is open; its permission is another matter. */
  readonly desktopNotifications: boolean;
  /** Whether this device is told while the app is closed; its browser's subscription is another matter. */
  readonly pushNotifications: boolean;
}

/** `public/theme.js` reads the theme from here before the first paint. */
export const PREFERENCES_KEY = "parley.preferences";

const defaults: Preferences = {
  language: "auto",
  theme: "system",
  lastWorkspace: null,
  desktopNotifications: false,
  pushNotifications: false,
};

function isOneOf<Value extends string>(values: readonly Value[], value: unknown): value is Value {
  return (values as readonly unknown[]).includes(value);
}

/** The choices kept on this device; whatever is missing or damaged takes its default. */
export function readPreferences(storage: Pick<Storage, "getItem"> = localStorage): Preferences {
  try {
    const kept = JSON.parse(storage.getItem(PREFERENCES_KEY) ?? "{}") as Partial<
      Record<keyof Preferences, unknown>
    > | null;
    return {
      language: isOneOf(["auto", ...LANGUAGES] as const, kept?.language) ? kept.language : defaults.language,
      theme: isOneOf(["system", "light", "dark"] as const, kept?.theme) ? kept.theme : defaults.theme,
      lastWorkspace: typeof kept?.lastWorkspace === "string" ? kept.lastWorkspace : defaults.lastWorkspace,
      desktopNotifications: kept?.desktopNotifications === true,
      pushNotifications: kept?.pushNotifications === true,
    };
  } catch {
    return defaults;
  }
}

/** Keeps a change; without room or permission to store, it holds until the page is left. */
export function writePreferences(
  change: Partial<Preferences>,
  storage: Pick<Storage, "getItem" | "setItem"> = localStorage,
): Preferences {
  const next = { ...readPreferences(storage), ...change };
  try {
    storage.setItem(PREFERENCES_KEY, JSON.stringify(next));
  } catch {
    // A private window may refuse; nothing is lost but the memory of the choice.
  }
  return next;
}
