// @vitest-environment happy-dom
import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createBootstrap, createMessage, createThreadState, GROUP, idOf } from "../../testing/factories";
import { renderWorkspace } from "../../testing/render-workspace";
import { useMarkThreadRead } from "./use-mark-thread-read";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ROOT = idOf(77);

function Probe({ atEnd, held }: { atEnd: boolean; held: boolean }) {
  useMarkThreadRead(ROOT, atEnd, held);
  return <p>thread</p>;
}

async function show(standing: Parameters<typeof createThreadState>[1], atEnd = true, held = false) {
  const view = renderWorkspace(<Probe atEnd={atEnd} held={held} />, {
    bootstrap: createBootstrap({ threads: [createThreadState(ROOT, standing)] }),
    handlers: { "threads.markRead": () => createThreadState(ROOT, { readSeq: 9, readRev: 11, headSeq: 11 }) },
  });
  const items = [createMessage({ seq: 9, threadRootId: ROOT })];
  const timeline = { items, hasOlder: false, hasNewer: false, stale: false, window: 1, threadOf: GROUP };
  act(() => view.session.store.update((state) => ({ ...state, timelines: { [ROOT]: timeline } })));
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(screen.getByText("thread")).toBeDefined();
  return view;
}

test("the newest reply of a followed thread counts as read after a moment in view, once", async () => {
  const { server, session } = await show({ unreadCount: 2 });
  expect(server.inputsOf("threads.markRead")).toEqual([{ rootId: ROOT, seq: 9 }]);
  expect(session.store.get().threads[ROOT]).toMatchObject({ unreadCount: 0, readSeq: 9 });
});

test.each([
  ["the end is out of view", { unreadCount: 2 }, false, false],
  ["a reply was marked unread here", { unreadCount: 2 }, true, true],
  ["the thread is not followed", { following: false }, true, false],
  ["all is read", { readSeq: 9 }, true, false],
] as const)("nothing is told when %s", async (_, standing, atEnd, held) => {
  const { server } = await show(standing, atEnd, held);
  expect(server.inputsOf("threads.markRead")).toEqual([]);
});
