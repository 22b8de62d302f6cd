import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AYSE, idOf, ME, TIM } from "../../testing/factories";
import { createWrittenForm } from "./create-written-form";

const NAMES: Record<string, string> = {
  [ME]: "Jana Roth",
  [TIM]: "Jana",
  [AYSE]: "Jana Roth",
  [idOf(4)]: "Rob`in (Büro) $1",
  here: "here",
  everyone: "everyone",
};
const create = () => createWrittenForm((target) => NAMES[target] ?? "Someone");

describe("a text while it is written [F4.2]", () => {
  test("shows mentions by name, and is stored as it was", () => {
    const form = create();
    const text = `Hello <@${ME}>, <@${TIM}> and <!everyone>: <@${ME}>s turn`;
    const shown = form.toShown(text);
    expect(shown).toBe("Hello @Jana Roth, @Jana and @everyone: @Jana Roths turn");
    expect(form.toText(shown)).toBe(text);
  });

  test("tells two people of one name apart", () => {
    const form = create();
    const text = `<@${ME}> and <@${AYSE}>`;
    expect(form.toShown(text)).toBe("@Jana Roth and @Jana Roth (2)");
    expect(form.toText("@Jana Roth (2), @Jana Roth")).toBe(`<@${AYSE}>, <@${ME}>`);
  });

  test("leaves code, and names nobody picked, as they are typed", () => {
    const form = create();
    form.label(TIM);
    const shown = "`@Jana` @Jana ```\n@Jana\n``` @Jana Roth @Ayşe";
    expect(form.toText(shown)).toBe(`\`@Jana\` <@${TIM}> \`\`\`\n@Jana\n\`\`\` <@${TIM}> Roth @Ayşe`);
    expect(form.toShown(`\`<@${TIM}>\``)).toBe(`\`<@${TIM}>\``);
  });

  test("is no mention any more once a letter of the name is gone, and is again when it is back", () => {
    const form = create();
    form.label(ME);
    expect(form.toText("@Jana Rot")).toBe("@Jana Rot");
    expect(form.toText("@Jana Roth")).toBe(`<@${ME}>`);
  });

  test("marks what stands for a mention", () => {
    const form = create();
    form.label(ME);
    expect(form.cut("Hi @Jana Roth!")).toEqual([
      { start: 0, text: "Hi ", marked: false },
      { start: 3, text: "@Jana Roth", marked: true },
      { start: 13, text: "!", marked: false },
    ]);
    expect(form.cut("`@Jana Roth`")).toEqual([{ start: 0, text: "`@Jana Roth`", marked: false }]);
  });

  test("is, whatever is typed around mentions, the same there and back", () => {
    const piece = fc.oneof(
      fc.constantFrom(...Object.keys(NAMES)).map((target) => ({ target })),
      fc.constantFrom("`", "```", "\n", " ", "@", "@Jana", "Roth", "<", ">", "s", " (2)", "ä", "$1", "\\"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const form = create();
        const shown = pieces.map((one) => (typeof one === "string" ? one : form.label(one.target))).join("");
        const text = form.toText(shown);
        expect(form.toShown(text)).toBe(shown);
        expect(form.toText(form.toShown(text))).toBe(text);
        expect(
          form
            .cut(shown)
            .map((one) => one.text)
            .join(""),
        ).toBe(shown);
      }),
      { numRuns: 3_000, seed: 20_261_123 },
    );
  });
});
