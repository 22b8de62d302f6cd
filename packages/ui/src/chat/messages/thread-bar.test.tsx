import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { messageListLabels } from "../../gallery/english-labels";
import { MessageItem } from "./message-item";
import type { MessageView } from "./message-view";
import { ThreadBar, type ThreadView } from "./thread-bar";

const now = new Date("2026-11-21T14:10:00.000Z");
const thread: ThreadView = {
  replyCount: 3,
  lastReplyAt: "2026-11-21T14:05:00.000Z",
  participants: ["Jana Roth", "Tim Krause"].map((name, index) => ({ id: String(index), name })),
  unreadCount: 0,
};
const message: MessageView = {
  key: "m",
  kind: "text",
  author: { id: "1", name: "Jana Roth" },
  own: false,
  text: "Who shows the flat?",
  createdAt: "2026-11-21T14:00:00.000Z",
};
const settings = { locale: "en", timeZone: "Europe/Berlin", now };

function renderBar(over: Partial<ThreadView> = {}, tabbable = true) {
  const onOpen = vi.fn();
  render(
    <ThreadBar
      thread={{ ...thread, ...over }}
      tabbable={tabbable}
      now={now}
      locale="en"
      onOpen={onOpen}
      labels={messageListLabels}
    />,
  );
  return onOpen;
}

test("tells how many replied and when, and opens the thread by mouse and by key [F4.1]", async () => {
  const onOpen = renderBar();
  const bar = screen.getByRole("button", { name: "3 replies Last reply 5 minutes ago" });
  await userEvent.click(bar);
  bar.focus();
  await userEvent.keyboard("{Enter}");
  expect(onOpen).toHaveBeenCalledTimes(2);
});

test("tells what is unread, in figures and in words [F4.1]", () => {
  renderBar({ unreadCount: 2 });
  expect(screen.getByRole("button", { name: "3 replies 2 unread replies Last reply 5 minutes ago" })).toBeTruthy();
});

test("is left to its message in the order of Tab", () => {
  renderBar({}, false);
  expect(screen.getByRole("button").tabIndex).toBe(-1);
});

test("stands under its message, and under the tombstone of one [F4.1]", async () => {
  const onOpenThread = vi.fn();
  const item = (over: Partial<MessageView>) => (
    <MessageItem
      message={{ ...message, thread, ...over }}
      startsGroup
      onOpenThread={onOpenThread}
      labels={messageListLabels}
      {...settings}
    />
  );
  const { rerender } = render(item({}));
  await userEvent.click(screen.getByRole("button", { name: /3 replies/ }));
  expect(onOpenThread).toHaveBeenCalledWith("m");
  rerender(item({ text: "", deletedAt: "2026-11-21T14:06:00.000Z" }));
  expect(screen.getByRole("button", { name: /3 replies/ })).toBeTruthy();
});

test("a reply that stands in the conversation leads to its thread [F4.1]", async () => {
  const onOpenThread = vi.fn();
  render(
    <MessageItem
      message={{ ...message, isReply: true }}
      startsGroup
      onOpenThread={onOpenThread}
      labels={messageListLabels}
      {...settings}
    />,
  );
  await userEvent.click(screen.getByRole("button", { name: "Replied in a thread" }));
  expect(onOpenThread).toHaveBeenCalledWith("m");
});
