import { REASONS } from "@parley/api";
import { expect, test } from "vitest";
import { refusal } from "../testing/outbox-world";
import { describeError, getReference } from "./describe-error";
import { createTranslate } from "./i18n/create-translate";
import { de } from "./i18n/locales/de";
import { en } from "./i18n/locales/en";

const t = createTranslate("en", en);

test("every reason has a sentence in every language", () => {
  for (const reason of Object.keys(REASONS)) {
    for (const translate of [t, createTranslate("de", de)]) {
      const sentence = describeError(translate, refusal(reason));
      expect(sentence, reason).toMatch(/\.$/);
      expect(sentence, reason).not.toContain(reason);
    }
  }
});

test("a network that failed, and the wait that is asked for, are told", () => {
  expect(describeError(t, new TypeError("Failed to fetch"))).toBe(en.errors.network);
  expect(describeError(t, refusal("RATE_LIMITED", { retryAfterMs: 1_200 }))).toBe(
    "That was too fast. Try again in 2 s.",
  );
  expect(describeError(t, refusal("RATE_LIMITED"))).toBe("That was too fast.");
});

test("a reference to name is given for faults of the server only", () => {
  expect(getReference(refusal("INTERNAL", { requestId: "r-1" }))).toBe("r-1");
  expect(getReference(refusal("NOT_FOUND", { requestId: "r-1" }))).toBeUndefined();
  expect(getReference(new Error("anything"))).toBeUndefined();
});
