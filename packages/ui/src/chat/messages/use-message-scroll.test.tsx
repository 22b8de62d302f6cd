import { act, renderHook } from "@testing-library/react";
import { createRef } from "react";
import type { VirtualizerHandle } from "virtua";
import { expect, it, vi } from "vitest";
import { makeHistory } from "../../gallery/fixtures";
import { buildMessageRows } from "./build-message-rows";
import { useMessageScroll } from "./use-message-scroll";

const rows = buildMessageRows(makeHistory(4), {
  timeZone: "Europe/Berlin",
  firstUnreadKey: undefined,
  hasOlder: false,
});

/** A list on whose screen everything has its place, so that its end is in view. */
function renderScroll() {
  const list = createRef<VirtualizerHandle>();
  const scrollToIndex = vi.fn();
  const handle: Partial<VirtualizerHandle> = {
    scrollOffset: 0,
    scrollSize: 400,
    viewportSize: 600,
    scrollToIndex,
  };
  list.current = handle as VirtualizerHandle;
  const page = { hasOlder: false, hasNewer: false, olderState: "idle", newerState: "idle" } as const;
  const { result } = renderHook(() => useMessageScroll({ rows, list, ...page }));
  const grow = () => act(() => result.current.onResize());
  return { result, scrollToIndex, grow };
}

it("stays where it was sent while its rows grow, even where the end was in view, until the person does something", () => {
  const { result, scrollToIndex, grow } = renderScroll();
  const goThere = vi.fn();
  act(() => result.current.hold(goThere));
  expect(goThere).toHaveBeenCalledTimes(1);
  act(() => result.current.onScroll());
  expect(result.current.atEnd).toBe(true);
  grow();
  expect(goThere).toHaveBeenCalledTimes(2);
  expect(scrollToIndex).not.toHaveBeenCalled();

  act(() => result.current.release());
  grow();
  expect(goThere).toHaveBeenCalledTimes(2);
  expect(scrollToIndex).toHaveBeenCalledWith(rows.length - 1, { align: "end" });
});

it("goes to the end when asked to, and no more to where it was sent", () => {
  const { result, grow } = renderScroll();
  const goThere = vi.fn();
  act(() => result.current.hold(goThere));
  act(() => result.current.scrollToEnd());
  grow();
  expect(goThere).toHaveBeenCalledTimes(1);
});
