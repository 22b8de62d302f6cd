import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { Controlled } from "../gallery/controlled";
import { AlertDialog } from "./alert-dialog";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { TextField } from "./text-field";

function GroupDialog({ onSubmit }: { onSubmit?: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>New group</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Create a group"
        description="A place for one subject."
        labels={{ close: "Close" }}
        footer={<Button type="submit">Create</Button>}
        {...(onSubmit && { onSubmit })}
      >
        <TextField label="Name" value="" onChange={() => undefined} />
      </Dialog>
    </>
  );
}

describe("Dialog", () => {
  it("is named by its title, described by its sentence, and puts the focus into the first field", async () => {
    render(<GroupDialog />);
    await userEvent.click(screen.getByRole("button", { name: "New group" }));
    expect(
      screen.getByRole("dialog", { name: "Create a group", description: "A place for one subject." }),
    ).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Name" }));
  });

  it.each([
    ["Escape", () => userEvent.keyboard("{Escape}")],
    ["its cross", () => userEvent.click(screen.getByRole("button", { name: "Close" }))],
  ])("closes by %s and gives the focus back", async (_way, close) => {
    render(<GroupDialog />);
    const opener = screen.getByRole("button", { name: "New group" });
    await userEvent.click(opener);
    await close();
    expect(screen.queryByRole("dialog")).toBeNull();
    await vi.waitFor(() => expect(document.activeElement).toBe(opener));
  });

  it("gives the focus back also when a field in it took it by itself", async () => {
    render(
      <Controlled initial={false}>
        {(open, setOpen) => (
          <>
            <Button onClick={() => setOpen(true)}>New group</Button>
            <Dialog open={open} onOpenChange={setOpen} title="Create a group" labels={{ close: "Close" }}>
              <TextField label="Kind" value="" onChange={() => undefined} />
              <TextField label="Name" value="" onChange={() => undefined} autoFocus />
            </Dialog>
          </>
        )}
      </Controlled>,
    );
    const opener = screen.getByRole("button", { name: "New group" });
    for (let time = 0; time < 2; time += 1) {
      await userEvent.click(opener);
      expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Name" }));
      await userEvent.keyboard("{Escape}");
      await vi.waitFor(() => expect(document.activeElement).toBe(opener));
    }
  });

  it("submits by Enter in a field", async () => {
    const onSubmit = vi.fn();
    render(<GroupDialog onSubmit={onSubmit} />);
    await userEvent.click(screen.getByRole("button", { name: "New group" }));
    await userEvent.keyboard("{Enter}");
    expect(onSubmit).toHaveBeenCalledOnce();
  });

  it("does not submit a form around it", async () => {
    const outer = vi.fn();
    const inner = vi.fn();
    render(
      <form onSubmit={outer}>
        <Dialog open onOpenChange={() => undefined} title="Inner" labels={{ close: "Close" }} onSubmit={inner}>
          <button type="submit">Save</button>
        </Dialog>
      </form>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(inner).toHaveBeenCalledOnce();
    expect(outer).not.toHaveBeenCalled();
  });
});

describe("AlertDialog", () => {
  const props = {
    open: true,
    title: "Delete this message?",
    description: "Everyone will see that it was deleted.",
    labels: { confirm: "Delete", cancel: "Cancel" },
  };

  it("asks by name and description, with the focus on cancel", () => {
    render(<AlertDialog {...props} onOpenChange={() => undefined} onConfirm={() => undefined} />);
    expect(screen.getByRole("alertdialog", { name: props.title, description: props.description })).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Cancel" }));
  });

  it("confirms without closing by itself", async () => {
    const onOpenChange = vi.fn();
    const onConfirm = vi.fn();
    render(<AlertDialog {...props} onOpenChange={onOpenChange} onConfirm={onConfirm} />);
    await userEvent.click(screen.getByRole("button", { name: "Delete" }));
    expect(onConfirm).toHaveBeenCalledOnce();
    expect(onOpenChange).not.toHaveBeenCalled();
  });

  it("cancels by its button and by Escape", async () => {
    const onOpenChange = vi.fn();
    render(<AlertDialog {...props} onOpenChange={onOpenChange} onConfirm={() => undefined} />);
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    await userEvent.keyboard("{Escape}");
    expect(onOpenChange.mock.calls).toEqual([[false], [false]]);
  });

  it("shows what went wrong, and takes no second confirmation meanwhile", async () => {
    const onConfirm = vi.fn();
    render(
      <AlertDialog {...props} pending error="Not deleted." onOpenChange={() => undefined} onConfirm={onConfirm} />,
    );
    expect(screen.getByRole("alert").textContent).toBe("Not deleted.");
    await userEvent.click(screen.getByRole("button", { name: "Delete" }));
    expect(onConfirm).not.toHaveBeenCalled();
  });
});
