/** Up to two letters: the first of the first and of the last word. Counts letters as people do, so no emoji is cut in two. */
export function getInitials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  const initials = picked.map((word) => /[\p{L}\p{N}]/u.exec(word ?? "")?.[0] ?? "");
  return initials.join("").toLocaleUpperCase() || "?";
}

/** Twelve hues, 30 degrees apart, so that neighbours can still be told apart. */
const hueCount = 12;

/** A hue in degrees that stays the same for an id on every device (FNV-1a over its code units). */
export function getAvatarHue(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  return ((hash >>> 0) % hueCount) * (360 / hueCount) + 15;
}
