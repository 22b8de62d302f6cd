import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { emojiGroups } from "../../gallery/emoji-fixtures";
import { emojiPickerLabels, messageListLabels } from "../../gallery/english-labels";
import { galleryTime, makeMessage } from "../../gallery/fixtures";
import { MessageItem } from "../messages/message-item";
import { EmojiPicker, type EmojiPickerProps } from "./emoji-picker";

function renderPicker(props: Partial<EmojiPickerProps> = {}) {
  const onPick = vi.fn();
  const onToneChange = vi.fn();
  const shared = { groups: emojiGroups, tone: 0, onToneChange, onPick, labels: emojiPickerLabels } as const;
  render(<EmojiPicker {...shared} {...props} />);
  return { onPick, onToneChange };
}

const field = () => screen.getByRole("combobox", { name: "Search emoji" });
const headingsIn = (list: HTMLElement) =>
  within(list)
    .getAllByRole("group")
    .map((group) => group.getAttribute("aria-label"));
const activeName = () =>
  document.getElementById(field().getAttribute("aria-activedescendant") ?? "")?.getAttribute("aria-label");
const typing = async (keys: string) => {
  field().focus();
  await userEvent.keyboard(keys);
};

describe("EmojiPicker", () => {
  it("shows all under their headings, what was used last first", () => {
    renderPicker();
    const list = screen.getByRole("listbox", { name: "Emoji" });
    expect(headingsIn(list)).toEqual(["Used last", "Smileys and emotions", "People and body", "Objects"]);
    expect(within(list).getAllByRole("option")[0]?.textContent).toBe("👍");
  });

  it("takes the first one found with Enter", async () => {
    const { onPick } = renderPicker();
    await typing("konf");
    expect(headingsIn(screen.getByRole("listbox"))).toEqual(["Found"]);
    expect(activeName()).toBe("party popper");
    await userEvent.keyboard("{Enter}");
    expect(onPick).toHaveBeenCalledExactlyOnceWith("🎉");
  });

  it("says when there is none of that name", async () => {
    const { onPick } = renderPicker();
    await typing("zzz{Enter}");
    expect(screen.getByRole("status").textContent).toBe("No emoji of that name.");
    expect(onPick).not.toHaveBeenCalled();
  });

  it("is walked through with arrow keys, the focus staying in the field", async () => {
    const { onPick } = renderPicker();
    await typing("{ArrowDown}");
    expect(activeName()).toBe("thumbs up");
    await userEvent.keyboard("{ArrowRight}{ArrowDown}");
    expect(activeName()).toBe("face with tears of joy");
    await userEvent.keyboard("{End}{ArrowRight}");
    expect(activeName()).toBe("red heart");
    expect(document.activeElement).toBe(field());
    await userEvent.keyboard("{Enter}");
    expect(onPick).toHaveBeenCalledExactlyOnceWith("❤️");
  });

  it("leaves the arrows to the text until the grid was entered", async () => {
    renderPicker();
    await typing("ey{ArrowLeft}x");
    expect(field()).toHaveProperty("value", "exy");
  });

  it("picks by click, in the tone chosen", async () => {
    const { onPick, onToneChange } = renderPicker({ tone: 3 });
    await userEvent.click(screen.getByRole("option", { name: "waving hand" }));
    expect(onPick).toHaveBeenCalledExactlyOnceWith("👋🏽");
    expect(screen.getByRole("radio", { name: "Medium" })).toHaveProperty("checked", true);
    await userEvent.click(screen.getByRole("radio", { name: "Dark" }));
    expect(onToneChange).toHaveBeenCalledExactlyOnceWith(5);
  });

  it("has a button for each group, which leads to it", async () => {
    renderPicker();
    const nav = screen.getByRole("navigation", { name: "Groups of emoji" });
    const shown = vi.spyOn(Element.prototype, "scrollIntoView");
    await userEvent.click(within(nav).getByRole("button", { name: "Objects" }));
    expect((shown.mock.instances[0] as HTMLElement).getAttribute("aria-label")).toBe("Objects");
    expect(document.activeElement).toBe(field());
  });

  it("says that it loads, and that it failed, with a way to try again", async () => {
    const onRetry = vi.fn();
    renderPicker({ groups: undefined });
    expect(screen.getByRole("status", { name: "Loading emoji" })).toBeTruthy();
    renderPicker({ failed: true, onRetry });
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(onRetry).toHaveBeenCalledOnce();
  });
});

describe("in the bar over a message", () => {
  it("opens on Add reaction, takes the focus, and gives it back after the choice", async () => {
    const onPick = vi.fn();
    const panel = {
      label: "Add reaction",
      icon: null,
      renderPanel: (close: () => void) => (
        <EmojiPicker
          groups={emojiGroups}
          tone={0}
          onToneChange={() => undefined}
          onPick={(emoji) => {
            onPick(emoji);
            close();
          }}
          labels={emojiPickerLabels}
        />
      ),
    };
    const actions = { quick: [], menu: [], panel };
    const message = makeMessage({ text: "Done" });
    render(<MessageItem {...galleryTime} message={message} startsGroup actions={actions} labels={messageListLabels} />);
    const button = screen.getByRole("button", { name: "Add reaction" });
    await userEvent.click(button);
    const dialog = await screen.findByRole("dialog", { name: "Add reaction" });
    await vi.waitFor(() => expect(document.activeElement).toBe(within(dialog).getByRole("combobox")));
    await userEvent.keyboard("house{Enter}");
    expect(onPick).toHaveBeenCalledExactlyOnceWith("🏠");
    await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(document.activeElement).toBe(button);
    await act(async () => undefined);
  });
});
