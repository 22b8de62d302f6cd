// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import { EMOJI_KEY, emojiStore } from "./emoji-store";

beforeEach(() => emojiStore.forget());

describe("emoji used on this device", () => {
  test("are kept, the last one first, each once", () => {
    for (const emoji of ["👍", "🎉", "👍"]) emojiStore.use(emoji);
    expect(emojiStore.get().recent).toEqual(["👍", "🎉"]);
    expect(JSON.parse(localStorage.getItem(EMOJI_KEY) ?? "")).toEqual({ recent: ["👍", "🎉"], tone: 0 });
  });

  test("are at most three lines of the picker", () => {
    for (let index = 0; index < 40; index += 1) emojiStore.use(String.fromCodePoint(0x1f600 + index));
    expect(emojiStore.get().recent).toHaveLength(24);
    expect(emojiStore.get().recent[0]).toBe(String.fromCodePoint(0x1f600 + 39));
  });

  test("leave the skin tone alone, and it them", () => {
    emojiStore.setTone(4);
    emojiStore.use("👍🏾");
    expect(emojiStore.get()).toEqual({ recent: ["👍🏾"], tone: 4 });
  });

  test("are told to who watches", () => {
    let told = 0;
    const stop = emojiStore.subscribe(() => {
      told += 1;
    });
    emojiStore.use("👍");
    stop();
    emojiStore.use("🎉");
    expect(told).toBe(1);
  });
});

test.each([
  ["nothing that can be read", "{"],
  ["nothing", "null"],
  ["other things", '{"recent":["👍","<b>",7,":tada:"],"tone":9}'],
])("damaged storage with %s gives what is sound in it", (_what, kept) => {
  localStorage.setItem(EMOJI_KEY, kept);
  expect(emojiStore.get()).toEqual({ recent: kept.includes("👍") ? ["👍"] : [], tone: 0 });
});
