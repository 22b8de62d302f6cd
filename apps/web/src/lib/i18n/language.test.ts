// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { PREFERENCES_KEY } from "../preferences";
import { detectLanguage, getLanguage } from "./language";

test.each([
  [["de-AT", "en"], "de"],
  [["fr-FR", "de"], "de"],
  [["EN-us"], "en"],
  [["fr"], "en"],
  [[], "en"],
])("%j is %s", (wanted, language) => {
  expect(detectLanguage(wanted)).toBe(language);
});

test("what the person chose wins over the browser", () => {
  localStorage.setItem(PREFERENCES_KEY, JSON.stringify({ language: "de" }));
  expect(getLanguage()).toBe("de");
  localStorage.setItem(PREFERENCES_KEY, JSON.stringify({ language: "auto" }));
  expect(getLanguage()).toBe("en");
});
