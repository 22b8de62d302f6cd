import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Controlled } from "../gallery/controlled";
import { Popover } from "./popover";
import { Tabs } from "./tabs";
import { ToastRegion, type ToastView } from "./toast-region";

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

describe("ToastRegion", () => {
  afterEach(() => vi.useRealTimers());
  const labels = { region: "Notices", notice: "Notice", dismiss: "Dismiss" };
  const toast: ToastView = { id: "t", tone: "success", title: "Link copied" };

  it("shows toasts in a named region, and closes one by its cross", async () => {
    const onDismiss = vi.fn();
    render(<ToastRegion toasts={[toast]} onDismiss={onDismiss} labels={labels} />);
    const region = screen.getByRole("region", { name: "Notices (F8)" });
    expect(within(region).getByText("Link copied")).toBeTruthy();
    await userEvent.click(within(region).getByRole("button", { name: "Dismiss" }));
    expect(onDismiss).toHaveBeenCalledExactlyOnceWith("t");
  });

  it("offers one action", async () => {
    const onSelect = vi.fn();
    render(
      <ToastRegion
        toasts={[{ ...toast, action: { label: "Undo", onSelect } }]}
        onDismiss={() => undefined}
        labels={labels}
      />,
    );
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(onSelect).toHaveBeenCalledOnce();
  });

  it("lets a toast go after 6 seconds, an error after 12", () => {
    vi.useFakeTimers();
    const onDismiss = vi.fn();
    render(
      <ToastRegion
        toasts={[toast, { ...toast, id: "e", tone: "error", title: "Failed" }]}
        onDismiss={onDismiss}
        labels={labels}
      />,
    );
    act(() => void vi.advanceTimersByTime(5_900));
    expect(onDismiss).not.toHaveBeenCalled();
    act(() => void vi.advanceTimersByTime(200));
    expect(onDismiss.mock.calls).toEqual([["t"]]);
    act(() => void vi.advanceTimersByTime(6_000));
    expect(onDismiss.mock.calls).toEqual([["t"], ["e"]]);
  });
});
