import { describe, expect, it } from "vitest";
import { emojiGroups } from "../../gallery/emoji-fixtures";
import { EMOJI_COLUMNS, findEmoji, foldText, layOutEmoji, moveInGrid, withTone } from "./emoji-rows";

const found = (query: string) => findEmoji(emojiGroups, query).map(({ emoji }) => emoji);

describe("finding emoji", () => {
  it.each([
    ["thumbs", ["👍"]],
    ["THUMBS Up", ["👍"]],
    ["daumen", ["👍"]],
    ["Schlüssel", ["🔑", "🔐"]],
    ["schlussel", ["🔑", "🔐"]],
    ["key", ["🔑", "🔐"]],
    ["🔑", ["🔑"]],
    ["part", ["🎉", "🎊"]],
    ["eyes", ["👀"]],
    ["humbs", []],
    ["thumbs house", []],
  ])("by %j finds %j", (query, emoji) => expect(found(query)).toEqual(emoji));

  it("gives each once, also when it was used last", () => {
    expect(found("hand").filter((emoji) => emoji === "👋")).toHaveLength(1);
    expect(found("thumbs")).toHaveLength(1);
  });

  it("compares without case and marks", () => expect(foldText("Größe ÄÖÜ É")).toBe("grosse aou e"));
});

describe("the grid", () => {
  const sections = layOutEmoji(emojiGroups);
  const rows = sections.flatMap((section) => section.rows);

  it("has lines of at most eight under their headings, and no empty section", () => {
    expect(sections.map(({ rows: lines }) => lines.map(({ entries }) => entries.length))).toEqual([
      [2],
      [8, 2],
      [3],
      [4],
    ]);
    expect(layOutEmoji([{ id: "none", label: "None", entries: [] }])).toEqual([]);
  });

  it.each([
    [{ row: 0, column: 1 }, "ArrowRight", { row: 1, column: 0 }],
    [{ row: 1, column: 0 }, "ArrowLeft", { row: 0, column: 1 }],
    [{ row: 1, column: 7 }, "ArrowDown", { row: 2, column: 1 }],
    [{ row: 2, column: 1 }, "ArrowUp", { row: 1, column: 1 }],
    [{ row: 1, column: 3 }, "Home", { row: 1, column: 0 }],
    [{ row: 1, column: 3 }, "End", { row: 1, column: EMOJI_COLUMNS - 1 }],
    [{ row: 0, column: 0 }, "ArrowUp", undefined],
    [{ row: 0, column: 0 }, "ArrowLeft", undefined],
    [{ row: 4, column: 3 }, "ArrowRight", undefined],
    [{ row: 4, column: 3 }, "ArrowDown", undefined],
    [{ row: 0, column: 0 }, "a", undefined],
  ])("from %j %s leads to %j", (from, key, to) => expect(moveInGrid(rows, from, key)).toEqual(to));

  it("shows hands in the chosen tone and leaves the rest as it is", () => {
    const [thumbs, popper] = emojiGroups[0]?.entries ?? [];
    expect(thumbs && [withTone(thumbs, 0), withTone(thumbs, 5)]).toEqual(["👍", "👍🏿"]);
    expect(popper && withTone(popper, 5)).toBe("🎉");
  });
});
