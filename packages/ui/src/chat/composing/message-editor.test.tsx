import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { messageListLabels } from "../../gallery/english-labels";
import { MessageEditor, type MessageEditorProps } from "./message-editor";

function renderEditor(props: Partial<MessageEditorProps> = {}) {
  const onSave = vi.fn();
  const onCancel = vi.fn();
  render(
    <MessageEditor
      text="Saturday at ten"
      maxLength={30}
      onSave={onSave}
      onCancel={onCancel}
      labels={messageListLabels}
      {...props}
    />,
  );
  return { onSave, onCancel, box: screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Edit message" }) };
}

it("begins with the text as it stands, the cursor at its end", () => {
  const { box } = renderEditor();
  expect(document.activeElement).toBe(box);
  expect(box.value).toBe("Saturday at ten");
  expect(box.selectionStart).toBe(box.value.length);
});

it("saves the new text with Enter", async () => {
  const { onSave } = renderEditor();
  await userEvent.keyboard(" sharp {Enter}");
  expect(onSave).toHaveBeenCalledExactlyOnceWith("Saturday at ten sharp");
});

it("saves with the button", async () => {
  const { onSave } = renderEditor();
  await userEvent.keyboard("!");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(onSave).toHaveBeenCalledExactlyOnceWith("Saturday at ten!");
});

it("only ends when nothing was changed", async () => {
  const { onSave, onCancel } = renderEditor();
  await userEvent.keyboard(" {Enter}");
  expect(onSave).not.toHaveBeenCalled();
  expect(onCancel).toHaveBeenCalledOnce();
});

it("cancels with Escape and with the button", async () => {
  const { onCancel } = renderEditor();
  await userEvent.keyboard("abc{Escape}");
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(onCancel).toHaveBeenCalledTimes(2);
});

it("keeps its keys from the list around it", async () => {
  const onKeyDown = vi.fn();
  render(
    <div role="log" onKeyDown={onKeyDown}>
      <MessageEditor text="x" maxLength={30} onSave={vi.fn()} onCancel={vi.fn()} labels={messageListLabels} />
    </div>,
  );
  await userEvent.keyboard("{ArrowUp}{Escape}");
  expect(onKeyDown).not.toHaveBeenCalled();
});

it("leaves Enter to an input method that composes", () => {
  const { onSave, box } = renderEditor();
  fireEvent.change(box, { target: { value: "にほん" } });
  fireEvent.keyDown(box, { key: "Enter", isComposing: true });
  expect(onSave).not.toHaveBeenCalled();
});

it("saves neither an empty nor a too long text", async () => {
  const { onSave, box } = renderEditor();
  await userEvent.clear(box);
  await userEvent.keyboard("{Enter}");
  expect(screen.getByRole("button", { name: "Save" })).toHaveProperty("disabled", true);
  await userEvent.type(box, "x".repeat(31));
  expect(screen.getByText("1 character too many")).toBeTruthy();
  await userEvent.keyboard("{Enter}");
  expect(onSave).not.toHaveBeenCalled();
});

it("says why it could not be saved", () => {
  renderEditor({ error: "Changed on another device." });
  expect(screen.getByRole("alert").textContent).toBe("Changed on another device.");
  expect(screen.getByRole("textbox", { description: /Changed on another device/u })).toBeTruthy();
});

it("takes no second save while one is under way", async () => {
  const { onSave } = renderEditor({ pending: true });
  await userEvent.keyboard("!{Enter}");
  expect(onSave).not.toHaveBeenCalled();
});
