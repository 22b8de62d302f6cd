import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Controlled } from "../gallery/controlled";
import { AlertDialog } from "./alert-dialog";
import { Menu, type MenuGroup } from "./menu";

function renderMenu(groups: readonly MenuGroup[], onOpenChange = () => undefined) {
  render(
    <Menu groups={groups} onOpenChange={onOpenChange}>
      {(trigger) => (
        <button type="button" {...trigger}>
          More actions
        </button>
      )}
    </Menu>,
  );
  return screen.getByRole("button", { name: "More actions" });
}

const nothing = () => undefined;
const edit = { id: "edit", label: "Edit", onSelect: nothing };
const copy = { id: "copy", label: "Copy link", onSelect: nothing };
const remove = { id: "delete", label: "Delete", danger: true, onSelect: nothing };

it("is a closed menu button at first", () => {
  const button = renderMenu([[edit]]);
  expect(button.getAttribute("aria-haspopup")).toBe("menu");
  expect(button.getAttribute("aria-expanded")).toBe("false");
  expect(screen.queryByRole("menu")).toBeNull();
});

it("opens a menu named like its button, groups parted by lines", async () => {
  await userEvent.click(renderMenu([[edit, copy], [], [remove]]));
  await screen.findByRole("menu", { name: "More actions" });
  expect(screen.getAllByRole("menuitem").map((item) => item.textContent)).toEqual(["Edit", "Copy link", "Delete"]);
  expect(screen.getAllByRole("separator")).toHaveLength(1);
});

it.each(["{Enter}", " ", "{ArrowDown}"])("opens by the key %j with the focus on the first item", async (key) => {
  renderMenu([[edit, copy]]).focus();
  await userEvent.keyboard(key);
  await screen.findByRole("menu");
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Edit"));
});

it("moves by arrow keys round the ends and by letters", async () => {
  renderMenu([[edit, copy], [remove]]).focus();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Edit"));
  await userEvent.keyboard("{ArrowUp}");
  expect(document.activeElement?.textContent).toBe("Delete");
  await userEvent.keyboard("c");
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Copy link"));
});

it("does the deed once, after the focus is back on the button", async () => {
  let focusedThen: Element | null = null;
  const onSelect = vi.fn(() => {
    focusedThen = document.activeElement;
  });
  const button = renderMenu([[{ ...edit, onSelect }]]);
  await userEvent.click(button);
  await userEvent.click(await screen.findByRole("menuitem", { name: "Edit" }));
  await waitFor(() => expect(onSelect).toHaveBeenCalledOnce());
  expect(focusedThen).toBe(button);
  expect(screen.queryByRole("menu")).toBeNull();
});

it("closes by Escape without any deed and gives the focus back", async () => {
  const onSelect = vi.fn();
  const button = renderMenu([[{ ...edit, onSelect }]]);
  await userEvent.click(button);
  await screen.findByRole("menu");
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(button));
  expect(screen.queryByRole("menu")).toBeNull();
  expect(onSelect).not.toHaveBeenCalled();
});

it("closes by a second click on its button", async () => {
  const button = renderMenu([[edit]]);
  await userEvent.click(button);
  await screen.findByRole("menu");
  await userEvent.click(button);
  expect(screen.queryByRole("menu")).toBeNull();
  expect(button.getAttribute("aria-expanded")).toBe("false");
});

it("does not do what is disabled", async () => {
  const onSelect = vi.fn();
  await userEvent.click(renderMenu([[{ ...edit, disabled: true, onSelect }]]));
  const item = await screen.findByRole("menuitem", { name: "Edit" });
  expect(item.getAttribute("aria-disabled")).toBe("true");
  await userEvent.click(item, { pointerEventsCheck: 0 });
  expect(onSelect).not.toHaveBeenCalled();
});

it("shows which choice is on", async () => {
  await userEvent.click(
    renderMenu([
      [
        { id: "all", label: "All", checked: false, onSelect: nothing },
        { id: "mentions", label: "Mentions", checked: true, onSelect: nothing },
      ],
    ]),
  );
  expect(await screen.findByRole("menuitemcheckbox", { name: "Mentions", checked: true })).toBeTruthy();
  expect(screen.getByRole("menuitemcheckbox", { name: "All", checked: false })).toBeTruthy();
});

it("returns the focus to its button from a dialog that an item opened", async () => {
  render(
    <Controlled initial={false}>
      {(open, setOpen) => (
        <>
          <Menu groups={[[{ ...remove, onSelect: () => setOpen(true) }]]}>
            {(trigger) => (
              <button type="button" {...trigger}>
                More actions
              </button>
            )}
          </Menu>
          <AlertDialog
            open={open}
            onOpenChange={setOpen}
            title="Delete?"
            description="It goes."
            labels={{ confirm: "Yes, delete", cancel: "Cancel" }}
            onConfirm={nothing}
          />
        </>
      )}
    </Controlled>,
  );
  const button = screen.getByRole("button", { name: "More actions" });
  await userEvent.click(button);
  await userEvent.click(await screen.findByRole("menuitem", { name: "Delete" }));
  await userEvent.click(await screen.findByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(document.activeElement).toBe(button));
});
