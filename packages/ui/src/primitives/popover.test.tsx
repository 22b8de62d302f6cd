import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Controlled } from "../gallery/controlled";
import { Popover } from "./popover";

function renderPopover(onOpenChange = vi.fn<(open: boolean) => void>()) {
  render(
    <>
      <Controlled initial={false}>
        {(open, setOpen) => (
          <Popover
            open={open}
            onOpenChange={(next) => {
              onOpenChange(next);
              setOpen(next);
            }}
            label="About this group"
            trigger={<button type="button">About</button>}
          >
            <button type="button">Mute</button>
            <button type="button">Leave</button>
          </Popover>
        )}
      </Controlled>
      <button type="button">Elsewhere</button>
    </>,
  );
  return { onOpenChange, button: screen.getByRole("button", { name: "About" }) };
}

it("tells whether it is open, and what its button opens", async () => {
  const { button } = renderPopover();
  expect(button.getAttribute("aria-haspopup")).toBe("dialog");
  expect(button.getAttribute("aria-expanded")).toBe("false");
  await userEvent.click(button);
  expect(button.getAttribute("aria-expanded")).toBe("true");
  expect(button.getAttribute("aria-controls")).toBe(screen.getByRole("dialog", { name: "About this group" }).id);
});

it.each(["{Enter}", " "])("opens by the key %j with the focus on the first thing in it", async (key) => {
  const { button } = renderPopover();
  button.focus();
  await userEvent.keyboard(key);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Mute" })));
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Leave" }));
});

it("closes by a second press of its button", async () => {
  const { button, onOpenChange } = renderPopover();
  await userEvent.click(button);
  await userEvent.click(button);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(onOpenChange.mock.calls).toEqual([[true], [false]]);
});

it("closes by a click beside it, and leaves the focus there", async () => {
  const { button } = renderPopover();
  await userEvent.click(button);
  await screen.findByRole("dialog");
  await userEvent.click(screen.getByRole("button", { name: "Elsewhere" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Elsewhere" }));
});

it("stays open while one works in it", async () => {
  const { button, onOpenChange } = renderPopover();
  await userEvent.click(button);
  await userEvent.click(await screen.findByRole("button", { name: "Leave" }));
  expect(screen.getByRole("dialog")).toBeTruthy();
  expect(onOpenChange).toHaveBeenCalledOnce();
});

it("stays as the caller says", async () => {
  const onOpenChange = vi.fn<(open: boolean) => void>();
  render(
    <Popover open onOpenChange={onOpenChange} label="Held" trigger={<button type="button">Open</button>}>
      <p>Content</p>
    </Popover>,
  );
  await userEvent.keyboard("{Escape}");
  expect(onOpenChange).toHaveBeenCalledExactlyOnceWith(false);
  expect(screen.getByRole("dialog", { name: "Held" })).toBeTruthy();
});
