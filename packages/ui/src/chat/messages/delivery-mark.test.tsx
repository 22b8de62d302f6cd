import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { messageListLabels } from "../../gallery/english-labels";
import { galleryTime, makeMessage, viewer } from "../../gallery/fixtures";
import { MessageItem, type MessageItemProps } from "./message-item";
import type { MessageView } from "./message-view";

function show(message: Partial<MessageView>, props: Partial<MessageItemProps> = {}) {
  const view = makeMessage({ author: viewer, text: "x", ...message });
  render(<MessageItem {...galleryTime} message={view} startsGroup labels={messageListLabels} {...props} />);
  return screen.getByRole("article");
}

it.each([
  [{ delivery: "sent" }, "Sent"],
  [{ delivery: "delivered" }, "Delivered"],
  [{ delivery: "read" }, "Read"],
  [{ delivery: "read", readCount: 3 }, "Read by 3"],
] as const)("says %j to screen readers on every own message, and to eyes on the last [F5.3]", (message, words) => {
  show(message);
  expect(screen.getByText(words).className).toContain("sr-only");
  document.body.replaceChildren();
  show(message, { showSent: true });
  expect(screen.getByText(words).className).not.toContain("sr-only");
});

it("says nothing on messages of others, and on those of which nothing is known", () => {
  expect(show({}).textContent).not.toMatch(/Sent|Delivered|Read/u);
  document.body.replaceChildren();
  const other = makeMessage({ text: "x", delivery: "read" });
  render(<MessageItem {...galleryTime} message={other} startsGroup labels={messageListLabels} />);
  expect(screen.queryByText("Read")).toBeNull();
});

it("opens who has read it by keyboard, renders them only then, and gives the focus back [F5.2]", async () => {
  let rendered = 0;
  const renderReaders = () => {
    rendered += 1;
    return <p>Jana Roth</p>;
  };
  show({ delivery: "read", readCount: 1 }, { renderReaders });
  const mark = screen.getByRole("button", { name: "Read by 1" });
  expect(rendered).toBe(0);
  mark.focus();
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByRole("dialog", { name: "Read by" })).toBeTruthy();
  expect(screen.getByText("Jana Roth")).toBeTruthy();
  await userEvent.keyboard("{Escape}");
  expect(document.activeElement).toBe(mark);
});

it("is no stop for Tab on messages without the focus, and no button while it is on its way", () => {
  show({ delivery: "delivered" }, { renderReaders: () => null, tabbable: false });
  expect(screen.getByRole("button", { name: "Delivered" }).tabIndex).toBe(-1);
  document.body.replaceChildren();
  show({ delivery: "sending" }, { renderReaders: () => null });
  expect(screen.queryByRole("button")).toBeNull();
});
