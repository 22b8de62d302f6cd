import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Controlled } from "../../gallery/controlled";
import { mentionListLabels } from "../../gallery/english-labels";
import { galleryForm, galleryMentions } from "../../gallery/mention-entries";
import { MentionList } from "./mention-list";
import type { Completion } from "./use-completion";
import { WritingBox } from "./writing-box";

function renderBox(initial = "") {
  const changed = vi.fn();
  const pressed = vi.fn();
  const renderCompletion = (completion: Completion) => (
    <MentionList
      completion={completion}
      options={galleryMentions.filter(({ name }) => name.toLowerCase().startsWith(completion.query.toLowerCase()))}
      onPick={({ name }) => completion.pick(`@${name} `)}
      labels={mentionListLabels}
    />
  );
  render(
    <Controlled initial={initial}>
      {(value, setValue) => (
        <WritingBox
          value={value}
          onChange={(next) => {
            changed(next);
            setValue(next);
          }}
          aria-label="Message"
          onKeyDown={({ key }) => void pressed(key)}
          form={galleryForm}
          renderCompletion={renderCompletion}
        />
      )}
    </Controlled>,
  );
  return { changed, pressed };
}

const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Message" });
const list = () => screen.queryByRole("listbox", { name: "People to mention" });
const activeName = () => document.getElementById(box().getAttribute("aria-activedescendant") ?? "")?.textContent;

describe("a text with mentions", () => {
  it("shows names where it stores something else, and tells of changes in the stored form [F4.2]", async () => {
    const { changed } = renderBox("Ask <@jana>");
    expect(box().value).toBe("Ask @Jana Roth");
    await userEvent.type(box(), "!");
    expect(changed).toHaveBeenLastCalledWith("Ask <@jana>!");
  });

  it("marks the names for the eye only", () => {
    renderBox("Ask <@jana>");
    const mark = screen.getByText("@Jana Roth", { selector: "mark" });
    expect(mark.closest("[aria-hidden]")).not.toBeNull();
  });
});

describe("the list behind an @", () => {
  it("opens, narrows down and closes with what is typed", async () => {
    renderBox();
    await userEvent.type(box(), "Hello @");
    expect(list()).not.toBeNull();
    await userEvent.keyboard("ti");
    expect(screen.getAllByRole("option")).toHaveLength(1);
    expect(activeName()).toContain("Tim");
    await userEvent.keyboard("x");
    expect(list()).toBeNull();
    expect(box().hasAttribute("aria-activedescendant")).toBe(false);
  });

  it("goes round with the arrow keys, which do not reach the text, and picks with Enter", async () => {
    const { changed, pressed } = renderBox();
    await userEvent.type(box(), "@");
    pressed.mockClear();
    await userEvent.keyboard("{ArrowUp}");
    expect(activeName()).toContain("everyone");
    await userEvent.keyboard("{ArrowDown}");
    expect(activeName()).toContain("Jana Roth");
    await userEvent.keyboard("{Enter}");
    expect(pressed).not.toHaveBeenCalled();
    expect(changed).toHaveBeenLastCalledWith("<@jana> ");
    expect(list()).toBeNull();
  });

  it("picks by touch and keeps the focus in the text", async () => {
    renderBox();
    await userEvent.type(box(), "@");
    await userEvent.click(screen.getByRole("option", { name: /Tim/u }));
    expect(box().value).toMatch(/^@Tim/u);
    expect(document.activeElement).toBe(box());
  });

  it("is closed by Escape and by leaving, and does not open within a mention there is", async () => {
    const { pressed } = renderBox();
    await userEvent.type(box(), "@");
    pressed.mockClear();
    await userEvent.keyboard("{Escape}");
    expect([list(), pressed.mock.calls]).toEqual([null, []]);
    await userEvent.keyboard("ji");
    expect(list()).toBeNull();
    await userEvent.clear(box());
    await userEvent.type(box(), "@j");
    expect(list()).not.toBeNull();
    fireEvent.blur(box());
    expect(list()).toBeNull();
    await userEvent.clear(box());
    await userEvent.type(box(), "@Jana Roth");
    expect(list()).toBeNull();
  });

  it("leaves keys alone where nobody is found", async () => {
    const { pressed } = renderBox();
    await userEvent.type(box(), "@zz{Enter}");
    expect(pressed).toHaveBeenLastCalledWith("Enter");
  });
});

describe("copy and paste", () => {
  it("of a text without mentions is the browser's own", () => {
    renderBox("plain");
    box().setSelectionRange(0, 5);
    const setData = vi.fn();
    expect(fireEvent.copy(box(), { clipboardData: { setData } })).toBe(true);
    expect(setData).not.toHaveBeenCalled();
  });

  it("cut takes the mention along", () => {
    const { changed } = renderBox("Ask <@jana>");
    box().setSelectionRange(4, 14);
    const setData = vi.fn();
    fireEvent.cut(box(), { clipboardData: { setData } });
    expect(setData.mock.calls).toEqual([
      ["text/plain", "@Jana Roth"],
      ["application/x-parley-text", "<@jana>"],
    ]);
    expect(changed).toHaveBeenLastCalledWith("Ask ");
  });
});
