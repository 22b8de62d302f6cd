import { describe, expect, test } from "vitest";
import { splitCode, withoutCode } from "./without-code.js";

const words = (text: string) => withoutCode(text).split(/\s+/).filter(Boolean).join(" ");

describe("code spans", () => {
  test.each([
    ["a `b` c", "a c"],
    ["`a` b `c`", "b"],
    ["a ``b ` c`` d", "a d"],
    ["a `b `` c` d", "a d"],
    ["a ` b", "a ` b"],
    ["a `` b ` c", "a `` b ` c"],
    ["a `b\nc` d", "a d"],
    ["a `b\n\nc` d", "a `b c` d"],
    ["\\`a` b", "\\`a` b"],
    ["\\\\`a` b", "\\\\ b"],
    ["\\``a` b", "\\ b"],
    ["`a\\` b", "b"],
  ])("%j shows %j", (text, prose) => {
    expect(words(text)).toBe(prose);
    expect(
      splitCode(text)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  });
});

describe("fenced blocks", () => {
  test.each([
    ["a\n```\nb\n```\nc", "a c"],
    ["```ts\nb\n```\nc", "c"],
    ["~~~\nb\n```\n~~~\nc", "c"],
    ["````\n```\nb\n````\nc", "c"],
    ["```\nb\n``` x\n```\nc", "c"],
    ["```\nnever closed\n\nb", ""],
    ["> ```\n> b\n> ```\nc", "c"],
    ["- ```\n  b\n  ```\nc", "c"],
    ["a ``` b", "a ``` b"],
    ["```a` b", "```a` b"],
    ["a ```b``` c", "a c"],
    ["`a\n```\nb\n```\nc`", "`a c`"],
  ])("%j shows %j", (text, prose) => {
    expect(words(text)).toBe(prose);
    expect(
      splitCode(text)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  });
});

test("prose and code are told apart to the character", () => {
  const pieces = splitCode("a `b` c\n```ts\nd\n```\ne");
  expect(pieces.filter(({ text }) => text !== "")).toEqual([
    { text: "a ", isCode: false },
    { text: "`b`", isCode: true },
    { text: " c\n", isCode: false },
    { text: "```ts\nd\n```\n", isCode: true },
    { text: "e", isCode: false },
  ]);
});

test("prose is left as it is", () => {
  const text = "Hello *you*,\n\n  > it is ~~late~~ now\n\n1. one\n2. two \\* three";
  expect(words(text)).toBe(words(text.replaceAll("`", "")));
  expect(withoutCode("one line")).toBe("one line");
});

describe("hostile texts of the longest length are read in passing", () => {
  const LENGTH = 16_000;
  const fill = (piece: string) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
  const growing = (() => {
    let text = "";
    for (let run = 1; text.length < LENGTH; run += 1) text += `${"`".repeat(run)} `;
    return text;
  })();

  test.each([
    ["backticks", fill("`")],
    ["single backticks on lines", fill("`\n")],
    ["paragraphs with one backtick", fill("`\n\n")],
    ["runs of growing length, none closed", growing],
    ["backslashes before a backtick", `${fill("\\")}\``],
    ["escaped backticks", fill("\\`")],
    ["fences that never match", fill("```\n~~~\n")],
    ["quotes", fill("> ")],
    ["list markers", fill("- 1. ")],
    ["spaces before a fence", `${fill(" ")}\`\`\``],
    ["tildes", fill("~")],
    ["tildes with a tail", `${fill("~")}\r`],
  ])("%s", (_name, text) => {
    // A quadratic reading takes minutes for fifty times the length; a linear one is done at once.
    expect(withoutCode(text.repeat(50)).length).toBeLessThanOrEqual(text.length * 50 * 2);
  });
});
