import { renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { usePausableTimeout } from "./use-pausable-timeout";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(ms: number) {
  const ended: string[] = [];
  const { rerender, unmount } = renderHook(
    ({ paused, name }) => usePausableTimeout(ms, paused, () => ended.push(name)),
    { initialProps: { paused: false, name: "first" } },
  );
  return { ended, unmount, set: (paused: boolean, name = "first") => rerender({ paused, name }) };
}

it("ends once, after its time", () => {
  const { ended } = start(1_000);
  vi.advanceTimersByTime(999);
  expect(ended).toEqual([]);
  vi.advanceTimersByTime(60_000);
  expect(ended).toEqual(["first"]);
});

it("counts only while it is not paused, however often it was", () => {
  const { ended, set } = start(1_000);
  for (const step of [300, 300, 300]) {
    vi.advanceTimersByTime(step);
    set(true);
    vi.advanceTimersByTime(60_000);
    set(false);
  }
  vi.advanceTimersByTime(99);
  expect(ended).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(ended).toEqual(["first"]);
});

it("calls what is to be done by then, not what was at the beginning", () => {
  const { ended, set } = start(1_000);
  set(false, "second");
  vi.advanceTimersByTime(1_000);
  expect(ended).toEqual(["second"]);
});

it("ends with its component", () => {
  const { ended, unmount } = start(1_000);
  unmount();
  vi.advanceTimersByTime(60_000);
  expect(ended).toEqual([]);
});
