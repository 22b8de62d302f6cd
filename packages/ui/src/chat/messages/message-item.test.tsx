import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { messageListLabels } from "../../gallery/english-labels";
import { aylin, galleryTime, jana, makeMessage, viewer } from "../../gallery/fixtures";
import { MessageItem, type MessageItemProps } from "./message-item";

function renderItem(message: Parameters<typeof makeMessage>[0], props: Partial<MessageItemProps> = {}) {
  const view = makeMessage({ key: "k-1", ...message });
  render(<MessageItem {...galleryTime} message={view} startsGroup labels={messageListLabels} {...props} />);
  return screen.getByRole("article");
}

describe("what it says", () => {
  it("is an article named by author and time, with the text in it", () => {
    const article = renderItem({ text: "See you at ten", createdAt: "2026-11-21T09:12:00Z" });
    expect(screen.getByRole("article", { name: "Jana Roth 10:12" })).toBe(article);
    expect(within(article).getByText("See you at ten")).toBeTruthy();
    expect(article.querySelector("time")?.dateTime).toBe("2026-11-21T09:12:00Z");
  });

  it("keeps its author for screen readers when it continues a group", () => {
    renderItem({ text: "And bring the keys" }, { startsGroup: false });
    expect(screen.getByRole("article", { name: "Jana Roth 10:12" })).toBeTruthy();
  });

  it("says the same in the compact density", () => {
    const article = renderItem({ text: "Compact" }, { density: "compact" });
    expect(screen.getByRole("article", { name: "Jana Roth 10:12" })).toBe(article);
    expect(within(article).getByText("Compact")).toBeTruthy();
  });

  it("marks an edited message", () => {
    renderItem({ text: "Ten", editedAt: "2026-11-21T09:20:00Z" });
    expect(screen.getByText("(edited)")).toBeTruthy();
  });

  it("leaves a tombstone for a deleted one, whatever text there was", () => {
    const article = renderItem({
      author: aylin,
      text: "secret",
      deletedAt: "2026-11-21T09:20:00Z",
      editedAt: "2026-11-21T09:19:00Z",
    });
    expect(within(article).getByText("This message was deleted")).toBeTruthy();
    expect(within(article).queryByText("secret")).toBeNull();
    expect(within(article).queryByText("(edited)")).toBeNull();
  });

  it("lets the caller render the text", () => {
    renderItem({ text: "**bold**" }, { renderText: (message) => <strong>{message.text.replaceAll("*", "")}</strong> });
    expect(screen.getByText("bold").tagName).toBe("STRONG");
  });
});

describe("delivery", () => {
  it("says that it is being sent", () => {
    renderItem({ author: viewer, text: "x", delivery: "sending" });
    expect(screen.getByText("Sending")).toBeTruthy();
  });

  it("says that it was sent in words only where asked to, and to screen readers always", () => {
    renderItem({ author: viewer, text: "x", delivery: "sent" });
    expect(screen.getByText("Sent").className).toContain("sr-only");
    renderItemSent();
    expect(screen.getByText("Sent", { ignore: ".sr-only" })).toBeTruthy();
  });

  it("says nothing of it on messages of others", () => {
    renderItem({ author: jana, text: "x", delivery: "sending" }, { showSent: true });
    expect(screen.queryByText(/Sending|Sent/u)).toBeNull();
  });

  it("keeps a failed one with its reason, to retry or discard", async () => {
    const onRetry = vi.fn();
    const onDiscard = vi.fn();
    renderItem(
      { author: viewer, text: "x", delivery: "failed", failure: "Not sent: archived." },
      { onRetry, onDiscard },
    );
    expect(screen.getByText("Not sent: archived.")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Retry" }));
    expect(onRetry).toHaveBeenCalledExactlyOnceWith("k-1");
    await userEvent.click(screen.getByRole("button", { name: "Discard" }));
    expect(onDiscard).toHaveBeenCalledExactlyOnceWith("k-1");
  });

  it("has a reason of its own where none is known", () => {
    renderItem({ author: viewer, text: "x", delivery: "failed" });
    expect(screen.getByText("Not sent")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Retry" })).toBeNull();
  });
});

function renderItemSent() {
  const message = makeMessage({ author: viewer, text: "y", delivery: "sent" });
  render(<MessageItem {...galleryTime} message={message} startsGroup showSent labels={messageListLabels} />);
}

describe("actions", () => {
  const onSelect = vi.fn();
  const actions = {
    quick: [{ id: "react", label: "Add reaction", icon: null, onSelect }],
    menu: [
      ["Reply in thread", "Edit", "Delete", "Copy link", "Mark unread"].map((label) => ({
        id: label,
        label,
        onSelect,
      })),
    ],
  };

  it("has a button for each quick one and the menu button More actions", async () => {
    onSelect.mockClear();
    renderItem({ text: "x" }, { actions });
    await userEvent.click(screen.getByRole("button", { name: "Add reaction" }));
    expect(onSelect).toHaveBeenCalledOnce();
    await userEvent.click(screen.getByRole("button", { name: "More actions" }));
    await screen.findByRole("menu");
    expect(screen.getAllByRole("menuitem").map((item) => item.textContent)).toEqual(
      actions.menu[0]?.map((item) => item.label),
    );
    await userEvent.click(screen.getByRole("menuitem", { name: "Edit" }));
    await waitFor(() => expect(onSelect).toHaveBeenCalledTimes(2));
  });

  it("shows no bar where nothing can be done", () => {
    renderItem({ text: "x" });
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("takes its buttons out of the tab order with the message itself", () => {
    const article = renderItem({ text: "x" }, { actions, tabbable: false });
    expect(article.tabIndex).toBe(-1);
    expect(screen.getAllByRole("button").map((button) => button.tabIndex)).toEqual([-1, -1]);
  });

  it("hides the bar while the message is edited", () => {
    renderItem({ text: "x" }, { actions, edit: { maxLength: 10, onSave: vi.fn(), onCancel: vi.fn() } });
    expect(screen.queryByRole("button", { name: "More actions" })).toBeNull();
  });
});

it("is edited in its place", async () => {
  const onSave = vi.fn();
  const article = renderItem({ author: viewer, text: "Ten" }, { edit: { maxLength: 100, onSave, onCancel: vi.fn() } });
  await userEvent.type(within(article).getByRole("textbox", { name: "Edit message" }), " sharp{Enter}");
  expect(onSave).toHaveBeenCalledExactlyOnceWith("Ten sharp");
});
