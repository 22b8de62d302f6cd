import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Controlled } from "../gallery/controlled";
import { Popover } from "./popover";
import { Tabs } from "./tabs";

describe("Popover", () => {
  it("opens by its button under its name, and gives the focus back on Escape", async () => {
    render(
      <Controlled initial={false}>
        {(open, setOpen) => (
          <Popover
            open={open}
            onOpenChange={setOpen}
            label="About this group"
            trigger={<button type="button">About</button>}
          >
            <a href="#x">Rules</a>
          </Popover>
        )}
      </Controlled>,
    );
    const button = screen.getByRole("button", { name: "About" });
    await userEvent.click(button);
    expect(
      within(screen.getByRole("dialog", { name: "About this group" })).getByRole("link", { name: "Rules" }),
    ).toBeTruthy();
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    await vi.waitFor(() => expect(document.activeElement).toBe(button));
  });
});

describe("Tabs", () => {
  const tabs = [
    { id: "people", label: "People", count: 3, content: <p>Everyone</p> },
    { id: "links", label: "Invitations", content: <p>Links</p> },
  ];

  it("shows the content of the tab that is on", () => {
    render(<Tabs label="Settings" tabs={tabs} value="links" onChange={() => undefined} />);
    expect(screen.getByRole("tablist", { name: "Settings" })).toBeTruthy();
    expect(screen.getByRole("tab", { name: "Invitations", selected: true })).toBeTruthy();
    expect(screen.getByRole("tabpanel", { name: "Invitations" }).textContent).toBe("Links");
    expect(screen.queryByText("Everyone")).toBeNull();
  });

  it("changes by arrow keys", async () => {
    const onChange = vi.fn();
    render(<Tabs label="Settings" tabs={tabs} value="people" onChange={onChange} />);
    await userEvent.tab();
    await userEvent.keyboard("{ArrowRight}");
    expect(onChange).toHaveBeenCalledExactlyOnceWith("links");
  });
});
