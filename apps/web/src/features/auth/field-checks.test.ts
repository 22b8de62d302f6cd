import { expect, test } from "vitest";
import { createTranslate } from "../../lib/i18n/create-translate";
import { en } from "../../lib/i18n/locales/en";
import { emailCheck, newPasswordCheck, passwordCheck, textCheck } from "./field-checks";
import { getHomePath } from "./get-home-path";

const t = createTranslate("en", en);

test.each([
  [textCheck({ min: 1, max: 5 }), "  ", "Please fill this in."],
  [textCheck({ min: 1, max: 5 }), " abcde ", undefined],
  [textCheck({ max: 5 }), "abcdef", "At most 5 characters."],
  [textCheck({ max: 5 }), "", undefined],
  [emailCheck, "", "Please fill this in."],
  [emailCheck, "jana", "This does not look like an e-mail address."],
  [emailCheck, "jana @example.com", "This does not look like an e-mail address."],
  [emailCheck, " jana@example.com ", undefined],
  [emailCheck, `${"a".repeat(250)}@b.de`, "At most 254 characters."],
  [newPasswordCheck, "", "Please fill this in."],
  [newPasswordCheck, "1234567", "At least 8 characters."],
  [newPasswordCheck, "12345678", undefined],
  [newPasswordCheck, "1".repeat(257), "At most 256 characters."],
  [passwordCheck, "", "Please fill this in."],
  [passwordCheck, "x", undefined],
])("%# %s", (check, value, error) => {
  expect(check(value, t)).toBe(error);
});

test("a person begins in the workspace they had open last, in their only one, or at the choice", () => {
  const [berger, linden] = [{ slug: "berger" }, { slug: "linden" }];
  expect(getHomePath([], null)).toBe("/workspaces");
  expect(getHomePath([berger], null)).toBe("/w/berger");
  expect(getHomePath([berger, linden], null)).toBe("/workspaces");
  expect(getHomePath([berger, linden], "linden")).toBe("/w/linden");
  expect(getHomePath([berger, linden], "left-long-ago")).toBe("/workspaces");
});
