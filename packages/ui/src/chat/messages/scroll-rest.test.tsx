// @vitest-environment happy-dom
import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createScrollRest, ScrollRestContext, useSettled } from "./scroll-rest";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function Row() {
  const [isSettled, settle] = useSettled();
  return (
    <button type="button" onFocus={settle}>
      {isSettled ? "all of it" : "the words"}
    </button>
  );
}

const open = (rest = createScrollRest()) => {
  render(
    <ScrollRestContext value={rest}>
      <Row />
    </ScrollRestContext>,
  );
  return rest;
};
const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const text = () => screen.getByRole("button").textContent;

test("a row that comes while the list stands still has all of it", () => {
  open();
  expect(text()).toBe("all of it");
});

test("a row that comes while the list is scrolled has the words, and the rest once the list stands still", async () => {
  const rest = createScrollRest();
  rest.onScroll();
  open(rest);
  for (let frame = 0; frame < 20; frame += 1) {
    await wait(16);
    rest.onScroll();
  }
  expect(text()).toBe("the words");
  await wait(500);
  expect(text()).toBe("all of it");
});

test("a row that has all of it keeps it while the list is scrolled", async () => {
  const rest = open();
  rest.onScroll();
  await wait(16);
  expect(text()).toBe("all of it");
});

test("a row that is wanted does not wait", () => {
  const rest = createScrollRest();
  rest.onScroll();
  open(rest);
  act(() => screen.getByRole("button").focus());
  expect(text()).toBe("all of it");
});

test("a row that has gone is not settled any more", async () => {
  const rest = createScrollRest();
  rest.onScroll();
  const settled = vi.fn();
  const takeBack = rest.whenStill(settled);
  takeBack();
  await wait(500);
  expect(settled).not.toHaveBeenCalled();
});
