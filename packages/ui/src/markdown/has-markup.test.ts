import { expect, it } from "vitest";
import { hasMarkup } from "./has-markup";

it.each([
  "Good morning. Saturday at ten, 84 m² - fine?",
  "https://portal.example/objects/14?a=1",
  "office@example.com",
  "It is 10:30, or 10:30:15",
  "one\n\ntwo\nthree",
  "Yes! (perhaps) 100 % + 3 = 4",
])("needs no parser for %j", (text) => expect(hasMarkup(text)).toBe(false));

it.each([
  "**bold**",
  "snake_case",
  "~~gone~~",
  "`code`",
  "[a](https://a.example)",
  "# Heading",
  "Heading\n---",
  "- item",
  "text\n1. item",
  "    code",
  "> quote",
  "a | b",
  "<https://a.example>",
  "5 &lt; 6",
  ":house:",
])("has %j parsed", (text) => expect(hasMarkup(text)).toBe(true));
