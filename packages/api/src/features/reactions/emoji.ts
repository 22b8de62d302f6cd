/** More code points than any emoji has: two people kissing, each with a skin tone, is ten. */
export const EMOJI_MAX_LENGTH = 32;

const VARIATION = "\uFE0F";
const MODIFIER = /^\p{Emoji_Modifier}/u;
/** What stands for itself as text unless told to be an emoji: ❤, ☎, the digits of keycaps. */
const TEXT_BY_DEFAULT = /^(?=\p{Emoji})(?!\p{Emoji_Presentation})/u;

const RECOMMENDED = "^\\p{RGI_Emoji}$";
let recommended: RegExp | undefined;

/**
 * The one spelling of an emoji that Unicode calls fully qualified (UTS 51, ED-18), from any of its spellings: ❤ with and
 * without its variation selector is one emoji. Skin tones stay, as emoji of their own. Of other texts it makes nothing useful.
 */
export function qualifyEmoji(text: string): string {
  const characters = Array.from(text.replaceAll(VARIATION, ""));
  return characters
    .map((character, index) => {
      const isModified = MODIFIER.test(characters[index + 1] ?? "");
      return TEXT_BY_DEFAULT.test(character) && !isModified ? character + VARIATION : character;
    })
    .join("");
}

/**
 * Whether a text is exactly one emoji that Unicode recommends for interchange (UTS 51, ED-27), fully qualified: the ones that
 * fonts and pickers have. Which they are depends on the Unicode version of the engine; the server's decides.
 */
export function isEmoji(text: string): boolean {
  // Made when it is needed: an old browser that does not know the flag fails here, and not while it loads.
  recommended ??= new RegExp(RECOMMENDED, "v");
  return recommended.test(text);
}
