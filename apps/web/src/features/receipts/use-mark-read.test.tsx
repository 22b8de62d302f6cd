// @vitest-environment happy-dom
import { act, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createBootstrap, createConversation, createMessage, GROUP } from "../../testing/factories";
import { renderWorkspace } from "../../testing/render-workspace";
import { useMarkRead } from "./use-mark-read";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const read = {
  conversationId: GROUP,
  readSeq: 9,
  readRev: 2,
  seenSeq: 9,
  unreadCount: 0,
  mentionCount: 0,
  headSeq: 10,
};

function Probe({ atEnd = true, held = false }: { atEnd?: boolean; held?: boolean }) {
  useMarkRead(GROUP, atEnd, held);
  return <p>conversation</p>;
}

async function show(probe: ReactNode, unreadCount = 2, hasFocus = true) {
  const view = renderWorkspace(probe, {
    bootstrap: createBootstrap({ conversations: [createConversation({ unreadCount })] }),
    handlers: { "receipts.markRead": () => read },
  });
  document.hasFocus = () => hasFocus;
  act(() => void dispatchEvent(new Event("blur")));
  act(() =>
    view.session.store.update((state) => ({
      ...state,
      timelines: {
        [GROUP]: { items: [createMessage({ seq: 9 })], hasOlder: false, hasNewer: false, stale: false, window: 1 },
      },
    })),
  );
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(screen.getByText("conversation")).toBeDefined();
  return view;
}

test("the newest message counts as read after a moment in view", async () => {
  const { server, session } = await show(<Probe />);
  expect(server.inputsOf("receipts.markRead")).toEqual([{ conversationId: GROUP, seq: 9 }]);
  expect(session.store.get().conversations[GROUP]).toMatchObject({ unreadCount: 0, readSeq: 9 });
});

test.each([
  ["the end is out of view", <Probe key="1" atEnd={false} />, 2],
  ["it was marked unread here", <Probe key="2" held />, 2],
  ["nothing is unread", <Probe key="3" />, 0],
] as const)("nothing is told when %s", async (_, probe, unreadCount) => {
  const { server } = await show(probe, unreadCount);
  expect(server.inputsOf("receipts.markRead")).toEqual([]);
});

test("nothing is told while nobody looks at the window, and at once when somebody does", async () => {
  const { server } = await show(<Probe />, 2, false);
  expect(server.inputsOf("receipts.markRead")).toEqual([]);
  document.hasFocus = () => true;
  await act(async () => {
    dispatchEvent(new Event("focus"));
    await vi.advanceTimersByTimeAsync(1_000);
  });
  expect(server.inputsOf("receipts.markRead")).toHaveLength(1);
});
