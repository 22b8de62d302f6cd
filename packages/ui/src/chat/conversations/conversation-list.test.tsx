import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { conversationListLabels } from "../../gallery/english-labels";
import { conversations, galleryNow, galleryTime } from "../../gallery/fixtures";
import { intersectAll } from "../../testing/fake-layout";
import type { LinkProps } from "../shell/link-component";
import { ConversationList, type ConversationListProps } from "./conversation-list";

function renderList(props: Partial<ConversationListProps> = {}) {
  return render(
    <ConversationList
      {...galleryTime}
      status="ready"
      conversations={conversations}
      getHref={(id) => `/c/${id}`}
      now={galleryNow}
      empty={<p>No conversations yet</p>}
      labels={conversationListLabels}
      {...props}
    />,
  );
}

const links = () => screen.getAllByRole("link");
const link = (name: string) => screen.getByRole("link", { name });

function RouterLink({ children, ...props }: LinkProps) {
  return (
    <a {...props} data-router="">
      {children}
    </a>
  );
}

describe("names", () => {
  it("is the navigation Conversations with one link for each, named exactly like it", () => {
    renderList();
    const navigation = screen.getByRole("navigation", { name: "Conversations" });
    expect(within(navigation).getAllByRole("link")).toHaveLength(conversations.length);
    for (const { name } of conversations) expect(screen.getByRole("link", { name })).toBeTruthy();
    expect(link("Jana Roth").getAttribute("href")).toBe("/c/c-2");
  });

  it.each([
    ["Jana Roth", /2 unread messages.*Online.*handover/u],
    ["Sales team", /12 unread messages, 1 mention/u],
    ["Lindenstraße 14", /Pinned/u],
    ["Viewings on Saturdays and public holidays in the northern districts", /140 unread messages, Muted/u],
    ["Tim Krause", /Away Tim is typing/u],
    ["Aylin Demir", /Draft:I will ask her tomorrow/u],
    ["Otto Brandt", /Not sent/u],
  ])("describes %s by its state and last message", (name, description) => {
    renderList();
    expect(screen.getByRole("link", { name, description })).toBeTruthy();
  });

  it("shows counts and times to the eye", () => {
    renderList();
    expect(within(link("Sales team")).getByText("@1")).toBeTruthy();
    expect(within(link("Sales team")).getByText("12")).toBeTruthy();
    expect(within(link("Jana Roth")).getByText("10:02")).toBeTruthy();
    expect(within(link("Tim Krause")).getByText("Fri")).toBeTruthy();
  });

  it("marks the one that is open", () => {
    renderList({ activeId: "c-2" });
    expect(links().filter((item) => item.getAttribute("aria-current") === "page")).toEqual([link("Jana Roth")]);
  });
});

describe("keyboard", () => {
  it("has one link in the tab order: the open one", () => {
    renderList({ activeId: "c-3" });
    expect(links().filter((item) => item.tabIndex === 0)).toEqual([link("Sales team")]);
  });

  it("has the first in the tab order when none is open", () => {
    renderList();
    expect(links().filter((item) => item.tabIndex === 0)).toEqual([link("Lindenstraße 14")]);
  });

  it("moves by arrow keys and to the ends, and stops there", async () => {
    renderList();
    await userEvent.tab();
    await userEvent.keyboard("{ArrowUp}");
    expect(document.activeElement).toBe(link("Lindenstraße 14"));
    await userEvent.keyboard("{ArrowDown}{ArrowDown}");
    expect(document.activeElement).toBe(link("Sales team"));
    expect(link("Sales team").tabIndex).toBe(0);
    await userEvent.keyboard("{End}");
    expect(document.activeElement).toBe(links().at(-1));
    await userEvent.keyboard("{Home}");
    expect(document.activeElement).toBe(links()[0]);
  });
});

it("tells what is likely to be opened next, on hover and focus", async () => {
  const onPrefetch = vi.fn();
  renderList({ onPrefetch });
  await userEvent.hover(link("Jana Roth"));
  await userEvent.tab();
  expect(onPrefetch.mock.calls).toEqual([["c-2"], ["c-1"]]);
});

it("makes its links with the component of the app", () => {
  renderList({ link: RouterLink });
  expect(links().every((item) => item.hasAttribute("data-router"))).toBe(true);
});

describe("states", () => {
  it("says that it loads", () => {
    renderList({ status: "loading", conversations: [] });
    expect(screen.getByRole("status", { name: "Loading conversations" })).toBeTruthy();
    expect(screen.getByRole("navigation").getAttribute("aria-busy")).toBe("true");
  });

  it("says what to do when it is empty", () => {
    renderList({ conversations: [] });
    expect(screen.getByText("No conversations yet")).toBeTruthy();
  });

  it("says that it failed and tries again", async () => {
    const onRetry = vi.fn();
    renderList({ status: "error", conversations: [], onRetry });
    expect(screen.getByRole("alert").textContent).toContain("could not be loaded");
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it("asks for the next page when the end comes into view, and by its button", async () => {
    const onLoadMore = vi.fn();
    renderList({ hasMore: true, onLoadMore });
    intersectAll();
    expect(onLoadMore).toHaveBeenCalledOnce();
    await userEvent.click(screen.getByRole("button", { name: "Show more" }));
    expect(onLoadMore).toHaveBeenCalledTimes(2);
  });

  it("does not ask again by itself for a page that failed, but says so and lets the reader ask", async () => {
    const onLoadMore = vi.fn();
    renderList({ hasMore: true, loadMoreFailed: true, onLoadMore });
    intersectAll();
    expect(onLoadMore).not.toHaveBeenCalled();
    expect(screen.getByRole("alert").textContent).toBe(conversationListLabels.errorTitle);
    await userEvent.click(screen.getByRole("button", { name: conversationListLabels.retry }));
    expect(onLoadMore).toHaveBeenCalledOnce();
  });

  it("does not ask while a page is loading, nor at the end", async () => {
    const onLoadMore = vi.fn();
    const { unmount } = renderList({ hasMore: true, loadingMore: true, onLoadMore });
    intersectAll();
    await userEvent.click(screen.getByRole("button", { name: "Show more" }));
    unmount();
    renderList({ hasMore: false, onLoadMore });
    intersectAll();
    expect(onLoadMore).not.toHaveBeenCalled();
  });
});
