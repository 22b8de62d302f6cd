import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Avatar } from "../../primitives/avatar";
import { NotificationItem, type NotificationItemProps } from "./notification-item";

const draw = (props: Partial<NotificationItemProps> = {}) =>
  render(
    <NotificationItem
      href="#there"
      avatar={<Avatar id="1" name="Tim Krause" size={32} />}
      title="Tim Krause mentioned you in Viewings"
      excerpt="Who has the key?"
      time="14:05"
      at="2026-11-21T13:05:00.000Z"
      unread
      why={["You were mentioned by name.", "It made no sound: the conversation was muted."]}
      labels={{ unread: "unread", why: "Why did I get this?", markRead: "Mark as read" }}
      {...props}
    />,
  );

describe("a notification", () => {
  it("leads to its place, by its sentence, which says that it is unread [F6.1]", async () => {
    const onOpen = vi.fn();
    draw({ onOpen });
    const link = screen.getByRole("link", { name: "Tim Krause mentioned you in Viewings, unread" });
    expect(link.getAttribute("href")).toBe("#there");
    await userEvent.click(link);
    expect(onOpen).toHaveBeenCalledOnce();
    expect(screen.getByRole("article", { name: "Tim Krause mentioned you in Viewings" }).textContent).toContain(
      "Who has the key?",
    );
  });

  it("says why it came when asked [F6.2]", async () => {
    draw();
    const why = screen.getByRole("button", { name: "Why did I get this?", expanded: false });
    expect(screen.getByText("You were mentioned by name.").parentElement?.hidden).toBe(true);
    await userEvent.click(why);
    expect(why.getAttribute("aria-expanded")).toBe("true");
    expect(screen.getByText("You were mentioned by name.").parentElement?.hidden).toBe(false);
    expect(screen.getByText("It made no sound: the conversation was muted.")).toBeDefined();
  });

  it("can be marked as read by itself, while it is not", async () => {
    const onMarkRead = vi.fn();
    const { unmount } = draw({ onMarkRead });
    await userEvent.click(screen.getByRole("button", { name: "Mark as read" }));
    expect(onMarkRead).toHaveBeenCalledOnce();
    unmount();
    draw({ unread: false, onMarkRead });
    expect(screen.queryByRole("button", { name: "Mark as read" })).toBeNull();
    expect(screen.getByRole("link", { name: "Tim Krause mentioned you in Viewings" })).toBeDefined();
  });
});
