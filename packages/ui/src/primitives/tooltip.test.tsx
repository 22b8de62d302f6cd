import { act, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Tooltip, type TooltipProps } from "./tooltip";

const size = { width: 100, height: 24 };

/** Where things stand, which happy-dom does not know: the bubble has a size, its button a place. */
function placeAt(top: number, left: number): void {
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function rect(this: Element) {
    const isBubble = this.getAttribute("role") === "tooltip";
    const [y, x, width, height] = isBubble ? [0, 0, size.width, size.height] : [top, left, 40, 20];
    return { x, y, top: y, left: x, width, height, right: x + width, bottom: y + height, toJSON: () => undefined };
  });
}

async function show(props: Partial<TooltipProps> = {}): Promise<HTMLElement> {
  render(
    <Tooltip text="Search" {...props}>
      {(trigger) => (
        <button type="button" {...trigger}>
          Go
        </button>
      )}
    </Tooltip>,
  );
  await userEvent.tab();
  return screen.getByRole("tooltip");
}

const place = ({ style }: HTMLElement) => ({ top: style.top, left: style.left });

afterEach(() => void vi.useRealTimers());

describe("its place", () => {
  it("is above the middle of its button", async () => {
    placeAt(300, 200);
    expect(place(await show())).toEqual({ top: "270px", left: "170px" });
  });

  it("is below where told, as long as there is room", async () => {
    placeAt(300, 200);
    expect(place(await show({ side: "bottom" }))).toEqual({ top: "326px", left: "170px" });
  });

  it("is below where it would leave the window at the top", async () => {
    placeAt(10, 200);
    expect(place(await show()).top).toBe("36px");
  });

  it("is above where it would leave the window at the foot", async () => {
    placeAt(window.innerHeight - 30, 200);
    expect(place(await show({ side: "bottom" })).top).toBe(`${window.innerHeight - 60}px`);
  });

  it.each([
    ["left", 0, 8],
    ["right", 1_004, 1_024 - 100 - 8],
  ])("keeps away from the %s edge", async (_, left, expected) => {
    placeAt(300, left);
    expect(place(await show()).left).toBe(`${expected}px`);
  });
});

describe("when it shows", () => {
  const button = () => screen.getByRole("button");

  it("describes its button only while it shows, unless it is its name", async () => {
    const bubble = await show();
    expect(button().getAttribute("aria-describedby")).toBe(bubble.id);
    await userEvent.keyboard("{Escape}");
    expect(button().hasAttribute("aria-describedby")).toBe(false);
  });

  it("goes with a click, and does not come back while the pointer rests", async () => {
    await show();
    await userEvent.click(button());
    expect(screen.queryByRole("tooltip")).toBeNull();
  });

  it("does not show for somebody who only passes over", () => {
    vi.useFakeTimers();
    render(<Tooltip text="Search">{(trigger) => <button {...trigger} type="button" />}</Tooltip>);
    fireEvent.pointerEnter(button(), { pointerType: "mouse" });
    act(() => void vi.advanceTimersByTime(300));
    fireEvent.pointerLeave(button());
    act(() => void vi.advanceTimersByTime(5_000));
    expect(screen.queryByRole("tooltip")).toBeNull();
  });

  it("leaves nothing behind when its button goes before it shows", () => {
    vi.useFakeTimers();
    const { unmount } = render(<Tooltip text="Search">{(trigger) => <button {...trigger} type="button" />}</Tooltip>);
    fireEvent.pointerEnter(button(), { pointerType: "mouse" });
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});
