import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { conversationHeaderLabels as labels } from "../../gallery/english-labels";
import { jana } from "../../gallery/fixtures";
import { ConversationAvatar } from "./conversation-avatar";
import { ConversationBeginning } from "./conversation-beginning";
import { ConversationHeader } from "./conversation-header";

const conversation = { id: "c", kind: "direct", name: "Jana Roth", person: jana } as const;

it("has the conversation's name as its heading, with subtitle and actions", () => {
  render(
    <ConversationHeader
      conversation={conversation}
      subtitle="Online"
      actions={<button type="button">Start voice call</button>}
      labels={labels}
    />,
  );
  expect(screen.getByRole("heading", { level: 2, name: "Jana Roth" })).toBeTruthy();
  expect(screen.getByText("Online")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Start voice call" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Show details" })).toBeNull();
});

it("goes back and opens the details", async () => {
  const onBack = vi.fn();
  const onOpenDetails = vi.fn();
  render(
    <ConversationHeader conversation={conversation} onBack={onBack} onOpenDetails={onOpenDetails} labels={labels} />,
  );
  await userEvent.click(screen.getByRole("button", { name: "Back to conversations" }));
  await userEvent.click(screen.getByRole("button", { name: "Show details" }));
  expect(onBack).toHaveBeenCalledOnce();
  expect(onOpenDetails).toHaveBeenCalledOnce();
});

it("says that it loads before the conversation is known", () => {
  render(<ConversationHeader labels={labels} />);
  expect(screen.getByRole("status", { name: "Loading conversation" })).toBeTruthy();
  expect(screen.queryByRole("heading")).toBeNull();
});

it("shows a face for a direct conversation and a sign for a group", () => {
  const direct = render(<ConversationAvatar conversation={conversation} />);
  expect(direct.container.textContent).toBe("JR");
  const group = render(<ConversationAvatar conversation={{ id: "g", kind: "group", name: "Sales" }} />);
  expect(group.container.textContent).toBe("");
  const closed = render(
    <ConversationAvatar conversation={{ id: "g", kind: "group", name: "Sales", isPrivate: true }} />,
  );
  expect(closed.container.querySelector("svg")?.outerHTML).not.toBe(group.container.querySelector("svg")?.outerHTML);
});

it("begins a conversation with its name, a sentence and what to do next", () => {
  render(
    <ConversationBeginning
      conversation={conversation}
      text="This is the beginning."
      action={<button type="button">Say hello</button>}
    />,
  );
  expect(screen.getByText("Jana Roth")).toBeTruthy();
  expect(screen.getByText("This is the beginning.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Say hello" })).toBeTruthy();
});
