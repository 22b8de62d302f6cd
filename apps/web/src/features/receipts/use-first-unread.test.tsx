// @vitest-environment happy-dom
import { act, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import type { Timeline } from "../../sync/state/client-state.js";
import { createBootstrap, createConversation, createMessage, createSent, GROUP, ME } from "../../testing/factories";
import { renderWorkspace } from "../../testing/render-workspace";
import { getMessageKey } from "../messages/to-message-view";
import { findFirstUnread, useFirstUnread } from "./use-first-unread";

const timeline: Timeline = {
  items: [
    createMessage({ seq: 3 }),
    createMessage({ seq: 5, authorId: ME }),
    createMessage({ seq: 6, kind: "system", system: { type: "archived" } }),
    createMessage({ seq: 8 }),
  ],
  hasOlder: true,
  hasNewer: false,
  stale: false,
  window: 1,
};

test("is the first message of others behind the cursor", () => {
  expect(findFirstUnread(timeline, 4, ME)?.seq).toBe(8);
  expect(findFirstUnread(timeline, 8, ME)).toBeUndefined();
});

test("is not known when unread ones may lie before what is loaded", () => {
  expect(findFirstUnread(timeline, 1, ME)).toBeUndefined();
  expect(findFirstUnread({ ...timeline, hasOlder: false }, 1, ME)?.seq).toBe(3);
  expect(findFirstUnread({ ...timeline, items: [] }, 1, ME)).toBeUndefined();
});

/** Names the seq of the message below the divider, and has a button that scrolls the end into view and out of it. */
function Probe() {
  const [showsEnd, setShowsEnd] = useState(true);
  const key = useFirstUnread(GROUP, showsEnd);
  const first = Array.from({ length: 20 }, (_, seq) => seq).find(
    (seq) => getMessageKey(createMessage({ seq })) === key,
  );
  return (
    <button type="button" onClick={() => setShowsEnd(!showsEnd)}>
      {first === undefined ? "nothing new" : `new from ${first}`}
    </button>
  );
}

/** Opens a conversation that was read up to a message, of messages 1 to 9. */
function open(readSeq: number) {
  const conversation = createConversation({ readSeq, unreadCount: 9 - readSeq });
  const view = renderWorkspace(<Probe />, { bootstrap: createBootstrap({ conversations: [conversation], seq: 9 }) });
  const items = Array.from({ length: 9 }, (_, index) => createMessage({ seq: index + 1 }));
  act(() =>
    view.session.store.update((state) => ({
      ...state,
      timelines: { [GROUP]: { items, hasOlder: false, hasNewer: false, stale: false, window: 1 } },
    })),
  );
  return {
    shown: () => screen.getByRole("button").textContent,
    click: () => view.user.click(screen.getByRole("button")),
    write: (seq: number) => view.receive(createSent({ seq })),
    moveReadCursor: (to: number) =>
      act(() =>
        view.session.store.update((state) => ({
          ...state,
          conversations: { ...state.conversations, [GROUP]: { ...conversation, readSeq: to } },
        })),
      ),
    look: (hasFocus: boolean) => {
      document.hasFocus = () => hasFocus;
      act(() => void dispatchEvent(new Event(hasFocus ? "focus" : "blur")));
    },
  };
}

test("what comes while the reader looks at the end is not new", () => {
  const { shown, write, moveReadCursor } = open(9);
  write(10);
  expect(shown()).toBe("nothing new");
  moveReadCursor(10);
  write(11);
  write(12);
  expect(shown()).toBe("nothing new");
});

test("what was unread at the opening stays marked while it is read and more comes", () => {
  const { shown, write, moveReadCursor } = open(7);
  expect(shown()).toBe("new from 8");
  moveReadCursor(9);
  write(10);
  expect(shown()).toBe("new from 8");
});

test("what comes while the reader looks away is new when they are back, until they look away once more", () => {
  const { shown, write, moveReadCursor, look } = open(9);
  look(false);
  write(10);
  look(true);
  expect(shown()).toBe("new from 10");
  moveReadCursor(10);
  write(11);
  expect(shown()).toBe("new from 10");
  moveReadCursor(11);
  look(false);
  look(true);
  expect(shown()).toBe("nothing new");
});

test("what comes while the reader looks further up is new", async () => {
  const { shown, write, click } = open(9);
  write(10);
  await click();
  write(11);
  expect(shown()).toBe("new from 11");
  await click();
  expect(shown()).toBe("new from 11");
});

test("what the reader marks unread is new, though it was seen as it came", () => {
  const { shown, write, moveReadCursor } = open(9);
  write(10);
  moveReadCursor(10);
  moveReadCursor(9);
  expect(shown()).toBe("new from 10");
});
