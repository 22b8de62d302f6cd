/** Made by emoji-data-plugin.ts when the app is built. */
declare module "virtual:emoji-data" {
  /** Number of its group in emojibase, the emoji, its English and German names, words it is found by, skin tones 1 to 5. */
  type EmojiTuple = readonly [
    group: number,
    emoji: string,
    english: string,
    german: string,
    words: string,
    tones?: readonly string[],
  ];
  const emoji: readonly EmojiTuple[];
  export default emoji;
}

/** Made by emoji-data-plugin.ts when the app is built: the names people type between colons, as GitHub has them, and their emoji. */
declare module "virtual:emoji-shortcodes" {
  const names: readonly (readonly [shortcode: string, emoji: string])[];
  export default names;
}
