import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createRef } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { messageListLabels } from "../../gallery/english-labels";
import { galleryNow, galleryTime, jana, makeHistory, makeMessage, viewer } from "../../gallery/fixtures";
import { fakeRow, fakeViewport } from "../../testing/fake-layout";
import { MessageList, type MessageListHandle, type MessageListProps } from "./message-list";

afterEach(() => vi.useRealTimers());

const actions = { quick: [], menu: [[{ id: "copy", label: "Copy link", onSelect: () => undefined }]] };

function List(props: Partial<MessageListProps>) {
  return (
    <MessageList
      {...galleryTime}
      messages={makeHistory(5)}
      hasOlder={false}
      now={galleryNow}
      labels={messageListLabels}
      getActions={() => actions}
      {...props}
    />
  );
}

const log = () => screen.getByRole("log", { name: "Messages" });
const keys = () =>
  within(log())
    .getAllByRole("article")
    .map((article) => article.dataset.key);
const focused = () => document.activeElement?.getAttribute("data-key");

/** Draws the list and waits until its rows have a size. */
async function renderList(props: Partial<MessageListProps> = {}) {
  const view = render(<List {...props} />);
  await within(log()).findAllByRole("article");
  await act(async () => undefined);
  return { ...view, update: (next: Partial<MessageListProps>) => act(async () => view.rerender(<List {...next} />)) };
}

/** Scrolls as a person would, who insists while the list still settles where it began. */
async function scrollTo(top: number) {
  await vi.waitFor(async () => {
    await act(async () => {
      log().scrollTop = top;
      fireEvent.scroll(log());
    });
    expect(log().scrollTop).toBe(top);
  });
}

describe("structure", () => {
  it("is a silent log with one article a message and dividers for days", async () => {
    await renderList({
      messages: [
        makeMessage({ key: "a", text: "one", createdAt: "2026-11-20T09:00:00Z" }),
        makeMessage({ key: "b", text: "two", createdAt: "2026-11-21T09:00:00Z" }),
      ],
    });
    expect(keys()).toEqual(["a", "b"]);
    expect(log().getAttribute("aria-live")).toBe("off");
    expect(screen.getByRole("heading", { name: "Yesterday" })).toBeTruthy();
    expect(screen.getByRole("heading", { name: "Today" })).toBeTruthy();
  });

  it("draws messages that stay as they are once, whatever comes before and behind them", async () => {
    const messages = makeHistory(8);
    const drawn: string[] = [];
    const kept = {
      hasOlder: true,
      getActions: () => ({ ...actions }),
      renderText: ({ key, text }: { key: string; text: string }) => {
        drawn.push(key);
        return text;
      },
    };
    const { update } = await renderList({ ...kept, messages: messages.slice(4, 7) });
    expect(screen.getAllByRole("button", { name: "More actions" })).toHaveLength(3);
    drawn.length = 0;
    await update({ ...kept, messages });
    expect(drawn).not.toContain(messages[5]?.key);
    expect(drawn).toContain(messages[7]?.key);
  });

  it("shows a system line that is no article", async () => {
    await renderList({
      messages: [makeMessage({ text: "x" }), makeMessage({ kind: "system", text: "Jana Roth added Tim Krause" })],
    });
    expect(within(log()).getByText("Jana Roth added Tim Krause")).toBeTruthy();
    expect(keys()).toHaveLength(1);
  });

  it("marks the first unread message", async () => {
    await renderList({ firstUnreadKey: "history-3" });
    expect(screen.getByRole("heading", { name: "New" })).toBeTruthy();
  });

  it("shows the beginning only when nothing is older", async () => {
    const { update } = await renderList({ beginning: <p>The beginning</p>, hasOlder: true });
    expect(screen.queryByText("The beginning")).toBeNull();
    await update({ beginning: <p>The beginning</p>, hasOlder: false });
    expect(screen.getByText("The beginning")).toBeTruthy();
  });

  it("mounts only what is near the screen", async () => {
    await renderList({ messages: makeHistory(2000), hasOlder: true });
    expect(keys().length).toBeLessThan(80);
  });

  it("says that the last own message was sent, once", async () => {
    const own = (key: string) => makeMessage({ key, author: viewer, text: key, delivery: "sent" });
    await renderList({ messages: [own("a"), own("b")] });
    expect(screen.getAllByText("Sent", { ignore: ".sr-only" })).toHaveLength(1);
  });
});

describe("keyboard", () => {
  it("has one message in the tab order, the last one at first", async () => {
    await renderList();
    const tabbable = within(log())
      .getAllByRole("article")
      .filter((article) => article.tabIndex === 0);
    expect(tabbable.map((article) => article.dataset.key)).toEqual(["history-4"]);
  });

  it("moves between messages by arrow keys and to the ends, and stops there", async () => {
    await renderList();
    await userEvent.tab();
    expect(focused()).toBe("history-4");
    await userEvent.keyboard("{ArrowDown}");
    expect(focused()).toBe("history-4");
    await userEvent.keyboard("{ArrowUp}{ArrowUp}");
    expect(focused()).toBe("history-2");
    await userEvent.keyboard("{Home}");
    expect(focused()).toBe("history-0");
    await userEvent.keyboard("{End}");
    expect(focused()).toBe("history-4");
  });

  it("passes over system lines", async () => {
    await renderList({
      messages: [
        makeMessage({ key: "a", text: "x" }),
        makeMessage({ kind: "system", text: "joined" }),
        makeMessage({ key: "b", text: "y" }),
      ],
    });
    await userEvent.tab();
    await userEvent.keyboard("{ArrowUp}");
    expect(focused()).toBe("a");
  });

  it.each(["{Enter}", "{ContextMenu}"])("opens the actions with %s; Escape leads back to the message", async (key) => {
    await renderList();
    await userEvent.tab();
    await userEvent.keyboard(key);
    await screen.findByRole("menuitem", { name: "Copy link" });
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toBe("More actions"));
    await userEvent.keyboard("{Escape}");
    expect(focused()).toBe("history-4");
  });

  it("leaves arrow keys to the box in which a message is edited", async () => {
    await renderList({ edit: { key: "history-3", maxLength: 100, onSave: vi.fn(), onCancel: vi.fn() } });
    const box = screen.getByRole("textbox", { name: "Edit message" });
    await userEvent.type(box, "{ArrowUp}");
    expect(document.activeElement).toBe(box);
  });

  it("puts the focus on a message by its handle", async () => {
    const ref = createRef<MessageListHandle>();
    await renderList({ ref });
    act(() => ref.current?.focusMessage("history-1"));
    expect(focused()).toBe("history-1");
  });
});

describe("loading", () => {
  it("asks for older messages near the start, once for each page", async () => {
    const onLoadOlder = vi.fn();
    const { update } = await renderList({ messages: makeHistory(100), hasOlder: true, onLoadOlder });
    onLoadOlder.mockClear();
    await scrollTo(3000);
    expect(onLoadOlder).not.toHaveBeenCalled();
    await update({ messages: makeHistory(101, -1), hasOlder: true, onLoadOlder });
    await scrollTo(100);
    await scrollTo(50);
    expect(onLoadOlder).toHaveBeenCalledOnce();
    await update({ messages: makeHistory(150, -50), hasOlder: true, onLoadOlder });
    await scrollTo(0);
    expect(onLoadOlder).toHaveBeenCalledTimes(2);
  });

  it("asks at once when what is loaded does not fill the screen", async () => {
    const onLoadOlder = vi.fn();
    await renderList({ hasOlder: true, onLoadOlder });
    expect(onLoadOlder).toHaveBeenCalledOnce();
  });

  it("does not ask while a page is loading, nor when there is none", async () => {
    const onLoadOlder = vi.fn();
    const { update } = await renderList({ hasOlder: true, olderState: "loading", onLoadOlder });
    await update({ hasOlder: false, onLoadOlder });
    await scrollTo(0);
    expect(onLoadOlder).not.toHaveBeenCalled();
  });

  it("says that older messages are loading", async () => {
    await renderList({ hasOlder: true, olderState: "loading" });
    expect(screen.getByText("Loading older messages")).toBeTruthy();
    expect(log().getAttribute("aria-busy")).toBe("true");
  });

  it("offers another try when they could not be loaded", async () => {
    const onLoadOlder = vi.fn();
    await renderList({ hasOlder: true, olderState: "error", onLoadOlder });
    expect(screen.getByText("Older messages could not be loaded.")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Retry" }));
    expect(onLoadOlder).toHaveBeenCalledOnce();
  });

  it("asks for newer messages near the end of an older part", async () => {
    const onLoadNewer = vi.fn();
    await renderList({ messages: makeHistory(100), hasNewer: true, startAtKey: "history-50", onLoadNewer });
    onLoadNewer.mockClear();
    await scrollTo(100 * fakeRow - fakeViewport);
    expect(onLoadNewer).toHaveBeenCalled();
  });
});

describe("the end", () => {
  const away = { messages: makeHistory(100) };
  const end = 100 * fakeRow - fakeViewport;

  it("tells when the newest message comes into view and leaves it", async () => {
    const onAtEndChange = vi.fn();
    await renderList({ ...away, onAtEndChange });
    await scrollTo(end);
    expect(onAtEndChange).toHaveBeenLastCalledWith(true);
    await scrollTo(end - 400);
    expect(onAtEndChange).toHaveBeenLastCalledWith(false);
  });

  it("counts what others write while one reads above, and forgets it at the end", async () => {
    const { update } = await renderList(away);
    await scrollTo(end);
    await scrollTo(1000);
    expect(screen.getByRole("button", { name: "Jump to newest" })).toBeTruthy();
    const more = [makeMessage({ key: "n-1", text: "new" }), makeMessage({ key: "n-2", text: "newer" })];
    await update({ messages: [...away.messages, ...more] });
    expect(screen.getByRole("button", { name: "2 new messages" })).toBeTruthy();
    await scrollTo(102 * fakeRow - fakeViewport);
    expect(screen.queryByRole("button", { name: /new/u })).toBeNull();
  });

  it("does not count an older page as new", async () => {
    const { update } = await renderList({ ...away, hasOlder: true });
    await scrollTo(end);
    await scrollTo(1000);
    await update({ messages: [...makeHistory(50, -50), ...away.messages], hasOlder: true });
    expect(screen.getByRole("button", { name: "Jump to newest" })).toBeTruthy();
  });

  it("asks for the newest part when another one is loaded", async () => {
    const onJumpToNewest = vi.fn();
    await renderList({ ...away, hasNewer: true, onJumpToNewest });
    await userEvent.click(screen.getByRole("button", { name: "Jump to newest" }));
    expect(onJumpToNewest).toHaveBeenCalledOnce();
  });
});

it("finds a message by its key for jumps, and says when it is not there", async () => {
  const ref = createRef<MessageListHandle>();
  await renderList({ ref });
  let found: (boolean | undefined)[] = [];
  act(() => {
    found = [ref.current?.scrollToMessage("history-1"), ref.current?.scrollToMessage("unknown")];
  });
  expect(found).toEqual([true, false]);
  const article = within(log())
    .getAllByRole("article")
    .find((item) => item.dataset.key === "history-1");
  expect(article?.className).toContain("animate-flash");
});

describe("screen readers", () => {
  const announced = () =>
    screen
      .getAllByRole("status")
      .map((status) => status.textContent)
      .filter(Boolean);

  it("are told of a message of somebody else after a second, together with others of that second", async () => {
    const messages = [makeMessage({ key: "a", text: "x" })];
    const { update } = await renderList({ messages });
    vi.useFakeTimers();
    const first = [...messages, makeMessage({ key: "b", author: jana, text: "See you" })];
    await update({ messages: first });
    expect(announced()).toEqual([]);
    act(() => void vi.advanceTimersByTime(1000));
    expect(announced()).toEqual(["Jana Roth: See you"]);
    const more = [...first, makeMessage({ key: "c", text: "1" }), makeMessage({ key: "d", text: "2" })];
    await update({ messages: more });
    await update({ messages: [...more, makeMessage({ key: "e", text: "3" })] });
    act(() => void vi.advanceTimersByTime(1000));
    expect(announced()).toEqual(["3 new messages"]);
  });

  it("are told nothing of own messages and of older pages", async () => {
    const messages = makeHistory(5);
    const { update } = await renderList({ messages, hasOlder: true });
    vi.useFakeTimers();
    await update({
      messages: [...makeHistory(5, -5), ...messages, makeMessage({ author: viewer, text: "mine" })],
      hasOlder: true,
    });
    act(() => void vi.advanceTimersByTime(2000));
    expect(announced()).toEqual([]);
  });
});
