// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { getShortcut } from "./get-shortcut";

const press = (key: string, more: Partial<KeyboardEventInit> = {}, target: EventTarget = document.body) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, ...more });
  target.dispatchEvent(event);
  return getShortcut(event);
};

test.each([
  ["k", { ctrlKey: true }, "go-to"],
  ["K", { metaKey: true }, "go-to"],
  ["k", { ctrlKey: true, shiftKey: true }, undefined],
  ["F", { ctrlKey: true, shiftKey: true }, "search"],
  ["f", { ctrlKey: true }, undefined],
  ["k", {}, undefined],
  ["ArrowUp", { altKey: true }, "previous"],
  ["ArrowDown", { altKey: true }, "next"],
  ["ArrowDown", {}, undefined],
  ["n", { altKey: true }, "new-conversation"],
  ["?", { shiftKey: true }, "help"],
] as const)("%s %o is %s", (key, modifiers, shortcut) => {
  expect(press(key, modifiers)).toBe(shortcut);
});

test("a question mark that is being written is none", () => {
  const box = document.body.appendChild(document.createElement("textarea"));
  expect(press("?", {}, box)).toBeUndefined();
  expect(press("k", { ctrlKey: true }, box)).toBe("go-to");
});
