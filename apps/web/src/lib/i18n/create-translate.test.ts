import { expect, expectTypeOf, test } from "vitest";
import { createTranslate } from "./create-translate";
import { de } from "./locales/de";
import { en } from "./locales/en";
import type { TextKey, TextValues } from "./texts";

const english = createTranslate("en", en);
const german = createTranslate("de", de);

test("gives a text in its language", () => {
  expect(english("auth.signIn")).toBe("Sign in");
  expect(german("auth.signIn")).toBe("Anmelden");
  expect(german("errors.NOT_FOUND")).toBe(de.errors.NOT_FOUND);
});

test("fills place holders, numbers as the language writes them", () => {
  expect(english("conversation.beginningDirect", { name: "Tim" })).toBe(
    "This is the beginning of your conversation with Tim.",
  );
  expect(english("composer.limit", { max: 16_000 })).toBe("At most 16,000 characters");
  expect(german("composer.limit", { max: 16_000 })).toBe("Höchstens 16.000 Zeichen");
});

test("takes what is filled in literally, also if it looks like a place holder or a pattern", () => {
  expect(english("join.title", { workspace: "{{inviter}} $& $1" })).toBe("Join {{inviter}} $& $1");
});

test.each([
  [0, "0 unread messages", "0 ungelesene Nachrichten"],
  [1, "1 unread message", "1 ungelesene Nachricht"],
  [2, "2 unread messages", "2 ungelesene Nachrichten"],
])("chooses the form for %d", (count, inEnglish, inGerman) => {
  expect(english("sidebar.unread", { count })).toBe(inEnglish);
  expect(german("sidebar.unread", { count })).toBe(inGerman);
});

test("knows by type which texts there are and what each needs", () => {
  expectTypeOf<"auth.signIn">().toExtend<TextKey>();
  expectTypeOf<"auth.nothing">().not.toExtend<TextKey>();
  expectTypeOf<"sidebar.unread_one">().not.toExtend<TextKey>();
  expectTypeOf<TextValues<"auth.signIn">>().toEqualTypeOf<[]>();
  expectTypeOf<TextValues<"sidebar.unread">>().toEqualTypeOf<[values: Readonly<Record<"count", string | number>>]>();
  expectTypeOf<TextValues<"join.lead">[0]>().toEqualTypeOf<Readonly<Record<"inviter" | "role", string | number>>>();
  expect(english("common.you")).toBe("You");
});
