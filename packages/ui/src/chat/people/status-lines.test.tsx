import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import {
  connectionLabels,
  messageListLabels,
  messagePaneLabels,
  presenceLabels,
  typingLabels,
} from "../../gallery/english-labels";
import { galleryNow, galleryTime } from "../../gallery/fixtures";
import { JumpToNewest } from "../messages/jump-to-newest";
import { MessagePane } from "../messages/message-pane";
import { SystemLine } from "../messages/system-line";
import { ConnectionStatus } from "../shell/connection-status";
import { PresenceLabel } from "./presence-label";
import { TypingIndicator } from "./typing-indicator";

describe("ConnectionStatus", () => {
  it.each([
    ["connected", "Connected"],
    ["reconnecting", "Reconnecting"],
    ["offline", "Offline"],
  ] as const)("is the status region Connection that says, when %s, %s", (state, words) => {
    render(<ConnectionStatus state={state} labels={connectionLabels} />);
    expect(screen.getByRole("status", { name: "Connection" }).textContent).toBe(words);
  });

  it("says how many messages wait, but not while connected", () => {
    const { rerender } = render(<ConnectionStatus state="offline" waitingCount={2} labels={connectionLabels} />);
    expect(screen.getByRole("status").textContent).toBe("Offline2 messages wait to be sent");
    rerender(<ConnectionStatus state="connected" waitingCount={2} labels={connectionLabels} />);
    expect(screen.getByRole("status").textContent).toBe("Connected");
  });
});

describe("TypingIndicator", () => {
  const indicator = (names: string[]) => <TypingIndicator names={names} labels={typingLabels} />;
  const announced = () => screen.getByRole("status").textContent;

  it("shows who writes", () => {
    render(indicator(["Jana Roth", "Tim Krause"]));
    expect(screen.getAllByText("Jana Roth and Tim Krause are typing")).toHaveLength(2);
  });

  it("is read out when somebody begins and not again while others join", () => {
    const { rerender } = render(indicator([]));
    expect(announced()).toBe("");
    rerender(indicator(["Jana Roth"]));
    expect(announced()).toBe("Jana Roth is typing");
    rerender(indicator(["Jana Roth", "Tim Krause"]));
    expect(announced()).toBe("Jana Roth is typing");
    expect(screen.getByText("Jana Roth and Tim Krause are typing")).toBeTruthy();
    rerender(indicator(["Tim Krause"]));
    expect(announced()).toBe("Jana Roth is typing");
  });

  it("is read out anew after everybody had stopped", () => {
    const { rerender } = render(indicator(["Jana Roth"]));
    rerender(indicator([]));
    expect(announced()).toBe("");
    rerender(indicator(["Tim Krause"]));
    expect(announced()).toBe("Tim Krause is typing");
  });
});

describe("PresenceLabel", () => {
  it.each([
    ["online", "Online"],
    ["away", "Away"],
    ["busy", "Do not disturb"],
    ["offline", "Last seen 25 minutes ago"],
  ] as const)("%s is %j", (status, words) => {
    const { container } = render(
      <PresenceLabel
        status={status}
        lastSeenAt="2026-11-21T16:05:00Z"
        locale="en"
        now={galleryNow}
        labels={presenceLabels}
      />,
    );
    expect(container.textContent).toBe(words);
  });

  it("is only offline when nobody knows since when", () => {
    const { container } = render(
      <PresenceLabel status="offline" lastSeenAt={null} locale="en" now={galleryNow} labels={presenceLabels} />,
    );
    expect(container.textContent).toBe("Offline");
  });
});

it("SystemLine has its text and time", () => {
  const { container } = render(
    <SystemLine {...galleryTime} text="Jana Roth joined" createdAt="2026-11-21T09:12:00Z" />,
  );
  expect(container.textContent).toBe("Jana Roth joined10:12");
  expect(container.querySelector("time")?.title).toContain("21 November 2026");
});

it.each([
  [0, "Jump to newest"],
  [1, "1 new message"],
  [5, "5 new messages"],
])("JumpToNewest with %d new ones is called %j", async (count, name) => {
  const onJump = vi.fn();
  render(<JumpToNewest count={count} onJump={onJump} labels={messageListLabels} />);
  await userEvent.click(screen.getByRole("button", { name }));
  expect(onJump).toHaveBeenCalledOnce();
});

describe("MessagePane", () => {
  const pane = (props: Partial<Parameters<typeof MessagePane>[0]>) =>
    render(
      <MessagePane status="ready" labels={messagePaneLabels} {...props}>
        <p>the list</p>
      </MessagePane>,
    );

  it("shows the list when it is ready", () => {
    pane({});
    expect(screen.getByText("the list")).toBeTruthy();
  });

  it("says that it loads", () => {
    pane({ status: "loading" });
    expect(screen.getByRole("status", { name: "Loading messages" })).toBeTruthy();
    expect(screen.queryByText("the list")).toBeNull();
  });

  it("says that it failed and tries again", async () => {
    const onRetry = vi.fn();
    pane({ status: "error", onRetry });
    expect(screen.getByRole("alert").textContent).toContain("The messages could not be loaded");
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it("is still the log Messages when there is none", () => {
    pane({ isEmpty: true, beginning: <p>The beginning</p> });
    expect(screen.getByRole("log", { name: "Messages" }).textContent).toBe("The beginning");
  });
});
