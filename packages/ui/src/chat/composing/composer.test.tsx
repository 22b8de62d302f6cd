import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createRef } from "react";
import { describe, expect, it, vi } from "vitest";
import { Controlled } from "../../gallery/controlled";
import { composerLabels } from "../../gallery/english-labels";
import { Composer, type ComposerProps } from "./composer";

function renderComposer(props: Partial<ComposerProps> & { initial?: string } = {}) {
  const onSend = vi.fn();
  const { initial = "", ...rest } = props;
  render(
    <Controlled initial={initial}>
      {(value, setValue) => (
        <Composer
          value={value}
          onChange={setValue}
          onSend={(text) => {
            onSend(text);
            setValue("");
          }}
          maxLength={100}
          placeholder="Message Jana Roth"
          labels={composerLabels}
          {...rest}
        />
      )}
    </Controlled>,
  );
  return onSend;
}

const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Message" });
const sendButton = () => screen.getByRole<HTMLButtonElement>("button", { name: "Send" });

describe("sending", () => {
  it("sends with Enter, trimmed, and is empty then", async () => {
    const onSend = renderComposer();
    await userEvent.type(box(), "  See you at ten  {Enter}");
    expect(onSend).toHaveBeenCalledExactlyOnceWith("See you at ten");
    expect(box().value).toBe("");
  });

  it("sends with the button", async () => {
    const onSend = renderComposer({ initial: "Hello" });
    await userEvent.click(sendButton());
    expect(onSend).toHaveBeenCalledExactlyOnceWith("Hello");
  });

  it("goes on in the box after the button, which cannot be pressed any more", async () => {
    renderComposer({ initial: "Hello" });
    sendButton().focus();
    await userEvent.keyboard("{Enter}");
    expect(sendButton().disabled).toBe(true);
    expect(document.activeElement).toBe(box());
    await userEvent.keyboard("Bye");
    expect(box().value).toBe("Bye");
  });

  it("breaks the line with Shift+Enter", async () => {
    const onSend = renderComposer();
    await userEvent.type(box(), "one{Shift>}{Enter}{/Shift}two");
    expect(box().value).toBe("one\ntwo");
    expect(onSend).not.toHaveBeenCalled();
  });

  it.each(["", "   ", "\n\n"])("sends nothing for %j", async (initial) => {
    const onSend = renderComposer({ initial });
    expect(sendButton().disabled).toBe(true);
    await userEvent.type(box(), "{Enter}");
    expect(onSend).not.toHaveBeenCalled();
  });

  it("leaves Enter to an input method that composes", () => {
    const onSend = renderComposer({ initial: "にほん" });
    fireEvent.keyDown(box(), { key: "Enter", isComposing: true });
    fireEvent.keyDown(box(), { key: "Enter", keyCode: 229 });
    expect(onSend).not.toHaveBeenCalled();
    fireEvent.keyDown(box(), { key: "Enter" });
    expect(onSend).toHaveBeenCalledExactlyOnceWith("にほん");
  });

  it("breaks the line with Enter and sends with Ctrl or Cmd when told so", async () => {
    const onSend = renderComposer({ sendKey: "mod-enter" });
    await userEvent.type(box(), "one{Enter}two");
    expect(box().value).toBe("one\ntwo");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(onSend).toHaveBeenCalledExactlyOnceWith("one\ntwo");
  });
});

describe("limit", () => {
  it("is silent far from the limit", () => {
    renderComposer({ initial: "x".repeat(89) });
    expect(box().getAttribute("aria-invalid")).toBeNull();
    expect(screen.queryByText(/left|too many/u)).toBeNull();
  });

  it("tells what is left in the last tenth", () => {
    renderComposer({ initial: "x".repeat(93) });
    expect(screen.getByText("7 characters left")).toBeTruthy();
    expect(sendButton().disabled).toBe(false);
  });

  it("does not send what is too long, says by how much, and loses nothing", async () => {
    const onSend = renderComposer({ initial: "x".repeat(112) });
    expect(screen.getByText("12 characters too many")).toBeTruthy();
    expect(sendButton().disabled).toBe(true);
    await userEvent.type(box(), "{Enter}");
    expect(onSend).not.toHaveBeenCalled();
    expect(box().value).toHaveLength(112);
    expect(
      screen
        .getByRole("textbox", { name: "Message", description: "12 characters too many" })
        .getAttribute("aria-invalid"),
    ).toBe("true");
  });

  it("sends a text of exactly the limit, counted as the server does", async () => {
    const onSend = renderComposer({ initial: "👋".repeat(50) });
    await userEvent.click(sendButton());
    expect(onSend).toHaveBeenCalledOnce();
  });

  it("reads the limit out once it is near, and not at each key", async () => {
    renderComposer({ initial: "x".repeat(89) });
    expect(screen.getByRole("status").textContent).toBe("");
    await userEvent.type(box(), "x");
    expect(screen.getByRole("status").textContent).toBe("At most 100 characters");
    await userEvent.type(box(), "x".repeat(12));
    expect(screen.getByRole("status").textContent).toBe("At most 100 characters");
  });
});

describe("keys", () => {
  it("edits the last message with arrow up in the empty box only", async () => {
    const onEditLast = vi.fn();
    renderComposer({ onEditLast });
    await userEvent.type(box(), "{ArrowUp}");
    expect(onEditLast).toHaveBeenCalledOnce();
    await userEvent.type(box(), "text{ArrowUp}");
    expect(onEditLast).toHaveBeenCalledOnce();
  });

  it("tells of Escape", async () => {
    const onEscape = vi.fn();
    renderComposer({ onEscape });
    await userEvent.type(box(), "{Escape}");
    expect(onEscape).toHaveBeenCalledOnce();
  });
});

it("shows why nobody can write here instead of the box", () => {
  renderComposer({ disabledReason: "This group is archived." });
  expect(screen.getByText("This group is archived.")).toBeTruthy();
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.queryByRole("button", { name: "Send" })).toBeNull();
});

it("hands its box on, to be focused", () => {
  const ref = createRef<HTMLTextAreaElement>();
  renderComposer({ ref });
  ref.current?.focus();
  expect(document.activeElement).toBe(box());
});

it("grows with its text and is one row again when it was sent", async () => {
  Object.defineProperty(HTMLTextAreaElement.prototype, "scrollHeight", { configurable: true, get: () => 84 });
  renderComposer({ initial: "one\ntwo\nthree" });
  expect(box().style.height).toBe("84px");
  await userEvent.click(sendButton());
  expect(box().style.height).toBe("auto");
  Reflect.deleteProperty(HTMLTextAreaElement.prototype, "scrollHeight");
});

it("keeps room for further actions", () => {
  renderComposer({ actions: <button type="button">Attach files</button> });
  expect(screen.getByRole("button", { name: "Attach files" })).toBeTruthy();
});

it("has other ways to send right before Send, also by keyboard", async () => {
  renderComposer({ initial: "At ten", sendActions: <button type="button">Send later</button> });
  await userEvent.click(screen.getByRole("button", { name: "Send later" }));
  expect(box().value).toBe("At ten");
  await userEvent.tab();
  expect(document.activeElement).toBe(sendButton());
});
