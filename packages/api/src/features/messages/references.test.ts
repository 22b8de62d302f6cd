import { expect, test } from "vitest";
import { idOf } from "../../testing/factories.js";
import { toPlainText } from "./plain-text.js";
import { writeReference } from "./references.js";

test("a reference is written as what no preview shows", () => {
  const reference = writeReference({ conversationId: idOf(5), seq: 42 });
  expect(reference).toBe(`<#${idOf(5)}:42>`);
  const names = { getName: () => "Somebody", here: "here", everyone: "everyone" };
  expect(toPlainText(`> ${reference}\n> the words`, names)).toBe("the words");
});
