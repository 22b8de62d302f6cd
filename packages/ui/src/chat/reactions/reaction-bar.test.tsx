import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { messageListLabels } from "../../gallery/english-labels";
import { galleryTime, makeMessage } from "../../gallery/fixtures";
import { MessageItem } from "../messages/message-item";
import { ReactionBar, type ReactionBarProps } from "./reaction-bar";

const reactions = [
  { emoji: "👍", count: 3, mine: true },
  { emoji: "❤️", count: 1, mine: true },
  { emoji: "🎉", count: 2, mine: false },
];

const renderBar = (props: Partial<ReactionBarProps> = {}) =>
  render(<ReactionBar reactions={reactions} tabbable onToggle={vi.fn()} labels={messageListLabels} {...props} />);
const names = () => screen.getAllByRole("button").map((button) => button.getAttribute("aria-label"));

describe("ReactionBar", () => {
  it("says of each how many there are and whether one's own is among them", () => {
    renderBar();
    expect(screen.getByRole("list", { name: "Reactions" })).toBeTruthy();
    expect(names()).toEqual(["👍 3 reactions, yours among them", "❤️ 1 reaction, yours", "🎉 2 reactions"]);
    expect(screen.getAllByRole("button").map((button) => button.getAttribute("aria-pressed"))).toEqual([
      "true",
      "true",
      "false",
    ]);
  });

  it("toggles by click and by key", async () => {
    const onToggle = vi.fn();
    renderBar({ onToggle });
    await userEvent.click(screen.getByRole("button", { name: /🎉/u }));
    screen.getByRole("button", { name: /❤️/u }).focus();
    await userEvent.keyboard(" ");
    expect(onToggle.mock.calls).toEqual([["🎉"], ["❤️"]]);
  });

  it("asks who reacted only when that is about to be shown", async () => {
    const renderReactors = vi.fn((emoji: string) => <>Jana and Tim with {emoji}</>);
    renderBar({ renderReactors });
    const button = screen.getByRole("button", { name: /🎉/u });
    expect(screen.queryByText("Jana and Tim with 🎉")).toBeNull();
    await userEvent.hover(button);
    const hint = await screen.findByRole("tooltip");
    expect(hint.textContent).toBe("Jana and Tim with 🎉");
    expect(button.getAttribute("aria-describedby")).toBe(hint.id);
  });

  it("only shows where nobody may react", async () => {
    render(<ReactionBar reactions={reactions} tabbable={false} labels={messageListLabels} />);
    const button = screen.getByRole("button", { name: /🎉/u });
    expect(button.getAttribute("aria-disabled")).toBe("true");
    expect(button.tabIndex).toBe(-1);
    await userEvent.click(button);
    expect(button.getAttribute("aria-pressed")).toBe("false");
  });

  it("is not there without any", () => {
    const { container } = renderBar({ reactions: [] });
    expect(container.innerHTML).toBe("");
  });
});

describe("a message", () => {
  it("has its reactions under it and tells which message was reacted to", async () => {
    const onToggleReaction = vi.fn();
    const message = makeMessage({ key: "k-1", text: "Done", reactions });
    render(
      <MessageItem
        {...galleryTime}
        message={message}
        startsGroup
        labels={messageListLabels}
        onToggleReaction={onToggleReaction}
      />,
    );
    const bar = within(screen.getByRole("article")).getByRole("list", { name: "Reactions" });
    await userEvent.click(within(bar).getByRole("button", { name: /👍/u }));
    expect(onToggleReaction).toHaveBeenCalledExactlyOnceWith("k-1", "👍");
  });

  it("that was deleted has none", () => {
    const message = makeMessage({ text: "", deletedAt: "2026-11-21T09:20:00Z", reactions });
    render(<MessageItem {...galleryTime} message={message} startsGroup labels={messageListLabels} />);
    expect(screen.queryByRole("list", { name: "Reactions" })).toBeNull();
  });
});
