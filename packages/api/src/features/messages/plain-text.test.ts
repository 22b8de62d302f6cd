import { describe, expect, test } from "vitest";
import { LIMITS } from "../../limits.js";
import { idOf } from "../../testing/factories.js";
import { parseMentions } from "./mentions.js";
import { type MentionNames, nameMentions, toPlainText } from "./plain-text.js";

const names: MentionNames = {
  getName: (id) => (id === idOf(1) ? "Anna Berger" : "Someone"),
  here: "here",
  everyone: "everyone",
};
const plain = (markdown: string, maxLength?: number) => toPlainText(markdown, names, maxLength);

describe("an excerpt as plain text", () => {
  test.each([
    ["Good **morning**, *Anna*", "Good morning, Anna"],
    ["***both*** and __under__ and ~~gone~~", "both and under and gone"],
    ["*a **b** c*", "a b c"],
    ["2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"],
    ["# Heading\n\ntext", "Heading text"],
    ["Heading\n=======\ntext", "Heading text"],
    ["> quoted\n> again\n\nanswer", "quoted again answer"],
    ["- one\n- two\n* three", "one two three"],
    ["- [x] done\n- [ ] open", "done open"],
    ["1. first\n2. second", "1. first 2. second"],
    ["| a | b |\n|---|:-:|\n| 1 | 2 |", "a b 1 2"],
    ["above\n\n---\n\nbelow", "above below"],
    ["see [the file](https://a.example/x 'y') now", "see [the file](https://a.example/x 'y') now"],
    ["see [the **file**](https://a.example/x) now", "see the file now"],
    ["![plan](https://a.example/plan.png)", "plan"],
    ["<https://a.example/?b=c>", "https://a.example/?b=c"],
    ["https://a.example/__init__.py", "https://a.example/__init__.py"],
    [String.raw`\*not bold\*`, "*not bold*"],
    ["run `rm **` now", "run rm ** now"],
    ["``a ` b``", "a ` b"],
    ["```ts\nconst a = **b**;\n```\nthen", "const a = **b**; then"],
    ["<b>bold</b>", "<b>bold</b>"],
    [`> <#${idOf(5)}:7>\n> quoted`, "quoted"],
    ["  much \n\n\n space  ", "much space"],
    ["👍🏽 gut", "👍🏽 gut"],
  ])("%j reads %j", (markdown, text) => expect(plain(markdown)).toBe(text));

  test("shows who is mentioned, but not inside code", () => {
    const [anna, other] = [`<@${idOf(1)}>`, `<@${idOf(9)}>`];
    expect(plain(`${anna.toUpperCase()} **${other}** <!here> <!everyone>`)).toBe(
      "@Anna Berger @Someone @here @everyone",
    );
    expect(plain(`\`${anna}\``)).toBe(anna);
  });

  test("ends where there is no more room, never inside a character", () => {
    expect(plain("one two three", 7)).toBe("one two…");
    expect(plain("👍👍👍", 2)).toBe("👍👍…");
    expect(plain("exactly", 7)).toBe("exactly");
  });
});

describe("hostile texts of the longest length", () => {
  const max = LIMITS.messageText.max;
  test.each(["*", "_", "[", "`", "<", "~", "\\", ">", "|", "- ", "*_", "[](", "**a", "`a``"])(
    "%j over and over gives an excerpt like any other",
    (sign) => {
      const text = sign.repeat(max / sign.length);
      expect(Array.from(plain(text)).length).toBeLessThanOrEqual(201);
      expect(plain(text)).toBe(plain(text.slice(0, 1_000)));
    },
  );
});

test("a text to copy keeps its marks and its code, and has names", () => {
  const anna = `<@${idOf(1)}>`;
  expect(nameMentions(`**${anna}** <!everyone> \`${anna}\`\n\`\`\`\n${anna}\n\`\`\``, names)).toBe(
    `**@Anna Berger** @everyone \`${anna}\`\n\`\`\`\n${anna}\n\`\`\``,
  );
});

test.each([
  ["a fence in the middle of a line", "see ``` @1"],
  ["backticks that are closed by as many", "`` ` `` @1 `"],
  ["an escaped backtick", "\\`@1`"],
  ["a block that ended", "~~~\n`\n~~~\n@1 `"],
])("whoever is mentioned is named, also behind %s", (_name, written) => {
  const text = written.replace("@1", `<@${idOf(1)}>`);
  expect(parseMentions(text)).toEqual([idOf(1)]);
  expect(nameMentions(text, names)).toBe(written.replace("@1", "@Anna Berger"));
});
