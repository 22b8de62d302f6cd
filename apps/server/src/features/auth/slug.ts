import { randomInt } from "node:crypto";

/** Shorter than a UUID even with a suffix of three, and no UUID with a longer one: a slug never reads as an id. */
const MAX_LENGTH = 32;

/** Letters that Unicode does not take apart into a base letter and a mark, as their languages write them in ASCII. */
const TRANSLITERATIONS: Record<string, string> = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  å: "a",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

const FALLBACK = "workspace";

/** The short name of a workspace for addresses: lower-case letters, digits and single hyphens. */
export function slugOf(name: string): string {
  const ascii = name
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[äöüßæœøåłđðþı]/g, (letter) => TRANSLITERATIONS[letter] ?? letter)
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/['’]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_LENGTH + 1)
    .replace(/^-/, "")
    .slice(0, MAX_LENGTH)
    .replace(/-$/, "");
  return ascii === "" ? FALLBACK : ascii;
}

/** What to try when a slug is taken, one after the other: `acme`, `acme-2`, `acme-3`, then with random endings. */
export function* slugCandidates(name: string): Generator<string> {
  const slug = slugOf(name);
  yield slug;
  yield `${slug}-2`;
  yield `${slug}-3`;
  for (;;) yield `${slug}-${randomInt(36 ** 5, 36 ** 6).toString(36)}`;
}
