/** A word of a text, and where it stands (UTF-16 units, end exclusive). */
export interface TextWord {
  start: number;
  end: number;
}

const MENTION = /<(?:@[0-9a-fA-F-]{36}|!(?:here|everyone))>/g;
const WORD =
  /[^ !"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~\t\n\r\u00a0\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2026\u2022\u00ab\u00bb\u2039\u203a\u00b7]+/g;

/** The words of a text, parted as the database's `search_spaced` parts them: the n-th here is the n-th there. */
export function textWords(text: string): TextWord[] {
  const withoutMentions = text.replaceAll(MENTION, (mention) => " ".repeat(mention.length));
  return [...withoutMentions.matchAll(WORD)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
}
