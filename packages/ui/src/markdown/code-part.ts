/** A stretch of code that is shown in one colour. */
export interface CodePart {
  kind: "plain" | "keyword" | "string" | "number" | "comment" | "title";
  text: string;
  /** Where it begins in the whole. */
  start: number;
}
