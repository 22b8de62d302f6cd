/** Signs that may be markup: of inline markup, of blocks at the start of a line, of a heading's underline, of emoji by name. */
const MARKUP =
  /[*_~`[\]<>#|\\&]|^ {0,3}(?:[-+]|\d{1,9}[.)])[ \t]|^(?: {4}|\t)|^ {0,3}[-=]{2,}[ \t]*$|(?<![\p{L}\p{N}]):[\w+-]+:/mu;

/** Whether a text could look different as Markdown; a plain one needs no parser. */
export function hasMarkup(text: string): boolean {
  return MARKUP.test(text);
}
