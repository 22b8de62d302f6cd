import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ToastRegion, type ToastView } from "./toast-region";

const labels = { region: "Notices", notice: "Notice", dismiss: "Dismiss" };
const toast: ToastView = { id: "t", tone: "success", title: "Link copied" };
const failure: ToastView = { id: "e", tone: "error", title: "Not renamed", description: "The name is taken." };

const onDismiss = vi.fn<(id: string) => void>();
beforeEach(() => {
  vi.useFakeTimers();
  onDismiss.mockReset();
});
afterEach(() => vi.useRealTimers());

const show = (...toasts: ToastView[]) => render(<ToastRegion toasts={toasts} onDismiss={onDismiss} labels={labels} />);
const region = () => screen.getByRole("region", { name: "Notices (F8)" });
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
const dismissed = () => onDismiss.mock.calls.map(([id]) => id);

it("stands in the page before there is anything to say", () => {
  show();
  expect(within(region()).getByRole("status").textContent).toBe("");
  expect(within(region()).getByRole("alert").textContent).toBe("");
});

it("says good news when the reader pauses and errors at once", () => {
  show(toast, failure);
  expect(within(screen.getByRole("status")).getByText("Link copied")).toBeTruthy();
  expect(screen.getByRole("alert").textContent).toBe("Notice: Not renamedThe name is taken.");
});

it("lets a toast go after 6 seconds and an error after 12", () => {
  show(toast, failure);
  pass(5_999);
  expect(dismissed()).toEqual([]);
  pass(1);
  expect(dismissed()).toEqual(["t"]);
  pass(6_000);
  expect(dismissed()).toEqual(["t", "e"]);
});

it("takes the time it is given", () => {
  show({ ...toast, durationMs: 500 });
  pass(500);
  expect(dismissed()).toEqual(["t"]);
});

it("waits while the pointer is on it and goes on with what was left", () => {
  show(toast);
  pass(4_000);
  fireEvent.pointerEnter(region());
  pass(60_000);
  expect(dismissed()).toEqual([]);
  fireEvent.pointerLeave(region());
  pass(1_999);
  expect(dismissed()).toEqual([]);
  pass(1);
  expect(dismissed()).toEqual(["t"]);
});

it("is reached with F8, waits while it has the focus, and gives it back when closed", () => {
  render(<button type="button">Send</button>);
  show(toast);
  const send = screen.getByRole("button", { name: "Send" });
  act(() => send.focus());
  act(() => void fireEvent.keyDown(send, { key: "F8" }));
  expect(document.activeElement).toBe(region());
  pass(60_000);
  expect(dismissed()).toEqual([]);
  const cross = screen.getByRole("button", { name: "Dismiss" });
  act(() => cross.focus());
  fireEvent.click(cross);
  expect(dismissed()).toEqual(["t"]);
  expect(document.activeElement).toBe(send);
});

it("can be answered once", () => {
  const onSelect = vi.fn();
  show({ ...toast, action: { label: "Undo", onSelect } });
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(onSelect).toHaveBeenCalledOnce();
  expect(dismissed()).toEqual(["t"]);
});
