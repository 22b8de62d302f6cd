/** Where they are kept, by workspace. */
export const RECENT_SEARCHES_KEY = "parley.searches";

/** Searches offered again. */
const KEPT = 6;

type Kept = Record<string, string[]>;

function read(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(RECENT_SEARCHES_KEY) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).map(([slug, texts]) => [
        slug,
        Array.isArray(texts) ? texts.filter((text): text is string => typeof text === "string").slice(0, KEPT) : [],
      ]),
    );
  } catch {
    return {};
  }
}

function write(kept: Kept): void {
  try {
    localStorage.setItem(RECENT_SEARCHES_KEY, JSON.stringify(kept));
  } catch {
    // Without room or permission nothing is offered again.
  }
}

/** What was last searched for in a workspace on this device, the last first. */
export const recentSearches = {
  list: (slug: string): readonly string[] => read()[slug] ?? [],
  add: (slug: string, text: string): void => {
    const kept = read();
    write({ ...kept, [slug]: [text, ...(kept[slug] ?? []).filter((other) => other !== text)].slice(0, KEPT) });
  },
  /** At sign-out: nothing stays on the device. */
  forget: (): void => localStorage.removeItem(RECENT_SEARCHES_KEY),
};
