import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { markdownContext } from "../gallery/markdown-fixtures";
import { MarkdownText } from "./markdown-text";
import { MOST_TOKENS, parseMarkdown } from "./parse-markdown";

/** As long as a message can be. */
const LENGTH = 16_000;
const fill = (sign: string) => sign.repeat(LENGTH / sign.length);

const hostile: [string, string][] = [
  ["opening brackets", fill("[")],
  ["closing brackets", `${"[".repeat(LENGTH / 2)}${"]".repeat(LENGTH / 2)}`],
  ["links in links", fill("[a](")],
  ["references", fill("[a][b]")],
  ["stars", fill("*")],
  ["stars and words", fill("*a_ ")],
  ["stars that never close", fill("**a ")],
  ["underscores", fill("_a*b")],
  ["tildes", fill("~~a")],
  ["quotes in quotes", fill(">")],
  ["quotes and lists", fill("> - ")],
  ["lists in lists", fill("- ")],
  ["numbers in numbers", fill("1. ")],
  ["backticks", Array.from({ length: 178 }, (_, length) => "`".repeat(length)).join(" ")],
  ["fences", fill("```\n")],
  ["a wide table", `${fill("|a")}\n${"|-".repeat(LENGTH / 2)}`.slice(0, LENGTH)],
  ["a table of few signs", `|a${"|".repeat(400)}\n|-${"|-".repeat(400)}|\n${"|\n".repeat(7_000)}`.slice(0, LENGTH)],
  ["mentions", fill("<@0")],
  ["emoji", fill(":a")],
  ["addresses", fill("http://a")],
  ["mail addresses", `${"a".repeat(LENGTH / 2)}@${"a.".repeat(LENGTH / 4 - 1)}`],
  ["entities", fill("&a")],
  ["html", fill("<a b='")],
  ["comments", fill("<!--")],
  ["headings", fill("#\n")],
  ["backslashes", fill("\\")],
];

const prose = fill("The **keys** are with [the caretaker](https://a.example), see `plan.pdf`.\n").slice(0, LENGTH);

/** Processor time of a parse, the best of several. */
function measure(text: string): number {
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const start = performance.now();
      parseMarkdown(text);
      return performance.now() - start;
    }),
  );
}

describe("a text made to hold up the reader is shown like any other", () => {
  it.each(hostile)("%s", (_name, text) => {
    const { container } = render(<MarkdownText text={text} plainText={text} context={markdownContext} />);
    expect(container.querySelectorAll("*").length).toBeLessThanOrEqual(MOST_TOKENS);
    // Stars and hyphens alone are a line across.
    expect(container.textContent !== "" || container.querySelector("hr") !== null).toBe(true);
  });

  // A parser whose time grows with the square of the text would need a thousand times that of prose.
  it.each(hostile)("%s cost no more than a hundred messages of prose", (_name, text) => {
    const usual = Math.max(measure(prose), 0.5);
    expect(measure(text) / usual).toBeLessThan(100);
  });
});
