import { isEmoji } from "@parley/api";
import type { SkinTone } from "@parley/ui";

/** What a person last did with emoji on this device. */
export interface EmojiChoices {
  /** The last one first. */
  readonly recent: readonly string[];
  readonly tone: SkinTone;
}

/** Where they are kept. */
export const EMOJI_KEY = "parley.emoji";
/** Three lines of the picker. */
const KEPT = 24;

const none: EmojiChoices = { recent: [], tone: 0 };
const listeners = new Set<() => void>();
let choices: EmojiChoices | undefined;

function read(): EmojiChoices {
  try {
    const kept = JSON.parse(localStorage.getItem(EMOJI_KEY) ?? "{}") as { recent?: unknown; tone?: unknown } | null;
    const recent = Array.isArray(kept?.recent) ? kept.recent : [];
    const tone = ([0, 1, 2, 3, 4, 5] as const).find((known) => known === kept?.tone) ?? 0;
    return { recent: recent.filter((one) => typeof one === "string" && isEmoji(one)).slice(0, KEPT) as string[], tone };
  } catch {
    return none;
  }
}

function change(next: EmojiChoices): void {
  choices = next;
  try {
    localStorage.setItem(EMOJI_KEY, JSON.stringify(next));
  } catch {
    // Without room or permission it holds until the page is left.
  }
  for (const listener of listeners) listener();
}

/** Recently used emoji and the skin tone, kept on this device. */
export const emojiStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: (): EmojiChoices => {
    choices ??= read();
    return choices;
  },
  use: (emoji: string): void => {
    const { recent, tone } = emojiStore.get();
    change({ recent: [emoji, ...recent.filter((other) => other !== emoji)].slice(0, KEPT), tone });
  },
  setTone: (tone: SkinTone): void => change({ ...emojiStore.get(), tone }),
  /** At sign-out: nothing stays on the device. */
  forget: (): void => {
    change(none);
    localStorage.removeItem(EMOJI_KEY);
    choices = undefined;
  },
};
