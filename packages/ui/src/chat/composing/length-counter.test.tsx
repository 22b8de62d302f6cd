import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { lengthLabels } from "../../gallery/english-labels";
import { LengthCounter } from "./length-counter";

const draw = (length: number, maxLength = 100) => (
  <>
    <textarea aria-label="Text" aria-describedby="counter" />
    <LengthCounter id="counter" length={length} maxLength={maxLength} labels={lengthLabels} />
  </>
);
const show = (length: number, maxLength?: number) => render(draw(length, maxLength));
const description = () => screen.getByRole("textbox", { name: "Text" });

describe("what is shown", () => {
  it.each([
    [0, ""],
    [89, ""],
    [90, "10 characters left"],
    [99, "1 character left"],
    [100, "0 characters left"],
    [101, "1 character too many"],
    [350, "250 characters too many"],
  ])("after %d of 100: %j", (length, words) => {
    show(length);
    expect(screen.getByRole("textbox", { name: "Text", description: words })).toBe(description());
    const counter = document.getElementById("counter");
    expect(counter?.textContent).toBe(words);
    expect(counter?.hidden).toBe(words === "");
  });

  it("begins with the last tenth of any limit", () => {
    show(14_400, 16_000);
    expect(document.getElementById("counter")?.textContent).toBe("1600 characters left");
  });
});

describe("what is read out", () => {
  it("is the limit, once it is near; the same words at each further key, so that nothing is read again", () => {
    const { rerender } = show(10);
    const status = screen.getByRole("status");
    expect(status.textContent).toBe("");
    rerender(draw(95));
    expect(status.textContent).toBe("At most 100 characters");
    rerender(draw(120));
    expect(screen.getByRole("status")).toBe(status);
    expect(status.textContent).toBe("At most 100 characters");
    rerender(draw(5));
    expect(status.textContent).toBe("");
  });
});
