import { withoutCode } from "@parley/api/server";

/** A text as a row of its words, in small letters, so that a keyword is found as whole words only. */
function toWords(text: string): string {
  return ` ${
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu)
      ?.join(" ") ?? ""
  } `;
}

/** A text, ready to be searched for the keywords of many people. */
export interface SearchableText {
  words: string;
}

/** Reads a message for keywords; what it shows as code is not read. */
export function toSearchable(text: string): SearchableText {
  return { words: toWords(withoutCode(text)) };
}

/** The first of somebody's keywords that stands in a text, in whatever case of letters. */
export function findKeyword({ words }: SearchableText, keywords: readonly string[]): string | undefined {
  return keywords.find((keyword) => words.includes(toWords(keyword)));
}
