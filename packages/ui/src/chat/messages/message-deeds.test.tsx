import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { messageListLabels } from "../../gallery/english-labels";
import { JumpToNewest } from "./jump-to-newest";
import { MessageActions } from "./message-actions";
import { MessageDelivery, type MessageDeliveryProps } from "./message-delivery";
import { MessageTime } from "./message-time";

const icon = <svg aria-hidden="true" />;

describe("MessageActions", () => {
  const show = (tabbable: boolean) => {
    const deeds: string[] = [];
    render(
      <MessageActions
        quick={[{ id: "react", label: "Add reaction", icon, onSelect: () => deeds.push("react") }]}
        menu={[[{ id: "copy", label: "Copy link", onSelect: () => deeds.push("copy") }]]}
        tabbable={tabbable}
        labels={messageListLabels}
      />,
    );
    return deeds;
  };

  it("are reached by keys one after the other, and done by Enter", async () => {
    const deeds = show(true);
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    expect(deeds).toEqual(["react"]);
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "More actions" }));
    await userEvent.keyboard("{ArrowDown}");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("menuitem", { name: "Copy link" })));
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(deeds).toEqual(["react", "copy"]));
  });

  it("of a message that is passed over are passed over with it", async () => {
    show(false);
    await userEvent.tab();
    expect(document.activeElement).toBe(document.body);
  });

  it("stay in view while their menu is open, also when the pointer leaves the message", async () => {
    show(true);
    const button = screen.getByRole("button", { name: "More actions" });
    const bar = button.closest("div.absolute") as HTMLElement;
    expect(bar.className.split(" ")).toContain("opacity-0");
    await userEvent.click(button);
    await screen.findByRole("menu");
    expect(bar.className.split(" ")).not.toContain("opacity-0");
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(bar.className.split(" ")).toContain("opacity-0"));
  });
});

describe("MessageDelivery", () => {
  const show = (props: Partial<MessageDeliveryProps>) =>
    render(<MessageDelivery message={{}} showSent={false} labels={messageListLabels} {...props} />);

  it("says nothing of what is stored, unless asked to", () => {
    expect(show({}).container.textContent).toBe("");
    show({ showSent: true });
    expect(screen.getByText("Sent")).toBeTruthy();
  });

  it("says that it is on its way", () => {
    show({ message: { delivery: "sending" }, showSent: true });
    expect(screen.getByText("Sending")).toBeTruthy();
    expect(screen.queryByText("Sent")).toBeNull();
  });

  it("says why it failed, and offers what can be done about it", async () => {
    const onRetry = vi.fn();
    const onDiscard = vi.fn();
    show({ message: { delivery: "failed", failure: "This group is archived." }, onRetry, onDiscard });
    expect(screen.getByText("This group is archived.")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Retry" }));
    await userEvent.click(screen.getByRole("button", { name: "Discard" }));
    expect(onRetry).toHaveBeenCalledOnce();
    expect(onDiscard).toHaveBeenCalledOnce();
  });

  it("offers nothing where nothing can be done", () => {
    show({ message: { delivery: "failed" } });
    expect(screen.getByText("Not sent")).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
  });
});

describe("JumpToNewest", () => {
  it.each([
    [0, "Jump to newest"],
    [1, "1 new message"],
    [120, "120 new messages"],
  ])("with %d new ones is called %j, and goes there by a key", async (count, name) => {
    const onJump = vi.fn();
    render(<JumpToNewest count={count} onJump={onJump} labels={messageListLabels} />);
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole("button", { name }));
    await userEvent.keyboard(" ");
    expect(onJump).toHaveBeenCalledOnce();
  });
});

describe("MessageTime", () => {
  it.each([
    ["en-GB", "Europe/Berlin", "10:12"],
    ["de", "Europe/Berlin", "10:12"],
    ["en-US", "America/New_York", "4:12 AM"],
  ])("in %s, %s is %s, and tells the whole date to the pointer", async (locale, timeZone, shown) => {
    const { container } = render(<MessageTime instant="2026-11-21T09:12:00Z" locale={locale} timeZone={timeZone} />);
    const time = container.querySelector("time") as HTMLTimeElement;
    expect(time.textContent?.replace(/\s/u, " ")).toBe(shown);
    expect(time.dateTime).toBe("2026-11-21T09:12:00Z");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    act(() => {
      time.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
      vi.advanceTimersByTime(500);
    });
    vi.useRealTimers();
    expect(within(document.body).getByRole("tooltip").textContent).toMatch(/2026/u);
  });
});
