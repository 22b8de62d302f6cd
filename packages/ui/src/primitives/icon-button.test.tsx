import { act, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { IconButton } from "./icon-button";
import { Tooltip } from "./tooltip";

afterEach(() => vi.useRealTimers());

const icon = <svg aria-hidden="true" />;

it("is called by its label and calls back", async () => {
  const onClick = vi.fn();
  render(<IconButton label="Start voice call" icon={icon} onClick={onClick} />);
  await userEvent.click(screen.getByRole("button", { name: "Start voice call" }));
  expect(onClick).toHaveBeenCalledOnce();
});

it("says whether it is pressed", () => {
  render(<IconButton label="Mute microphone" icon={icon} pressed />);
  expect(screen.getByRole("button", { name: "Mute microphone", pressed: true })).toBeTruthy();
});

it("shows its label and keys as a tooltip on keyboard focus, and hides it when left", async () => {
  render(<IconButton label="New conversation" shortcut="N" icon={icon} />);
  await userEvent.tab();
  expect(screen.getByRole("tooltip").textContent).toBe("New conversation N");
  await userEvent.tab();
  expect(screen.queryByRole("tooltip")).toBeNull();
});

it("does not read its name out twice", async () => {
  render(<IconButton label="Search" icon={icon} />);
  await userEvent.tab();
  expect(screen.getByRole("button").hasAttribute("aria-describedby")).toBe(false);
});

it("shows the tooltip after the pointer rested, keeps it while on the bubble, and hides it after leaving", () => {
  vi.useFakeTimers();
  render(<IconButton label="Search" icon={icon} />);
  const button = screen.getByRole("button");
  fireEvent.pointerEnter(button, { pointerType: "mouse" });
  act(() => void vi.advanceTimersByTime(400));
  expect(screen.queryByRole("tooltip")).toBeNull();
  act(() => void vi.advanceTimersByTime(100));
  const bubble = screen.getByRole("tooltip");
  fireEvent.pointerLeave(button);
  fireEvent.pointerEnter(bubble);
  act(() => void vi.advanceTimersByTime(5000));
  expect(screen.getByRole("tooltip")).toBe(bubble);
  fireEvent.pointerLeave(bubble);
  expect(screen.queryByRole("tooltip")).toBeNull();
});

it("shows no tooltip for a finger", () => {
  vi.useFakeTimers();
  render(<IconButton label="Search" icon={icon} />);
  fireEvent.pointerEnter(screen.getByRole("button"), { pointerType: "touch" });
  act(() => void vi.advanceTimersByTime(5000));
  expect(screen.queryByRole("tooltip")).toBeNull();
});

it("hides the tooltip with Escape", async () => {
  render(<IconButton label="Search" icon={icon} />);
  await userEvent.tab();
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("tooltip")).toBeNull();
});

it("describes a trigger that has a name of its own", () => {
  vi.useFakeTimers();
  render(
    <Tooltip text="Saturday, 21 November 2026">
      {(trigger) => (
        <button type="button" {...trigger}>
          10:12
        </button>
      )}
    </Tooltip>,
  );
  fireEvent.pointerEnter(screen.getByRole("button"), { pointerType: "mouse" });
  act(() => void vi.advanceTimersByTime(500));
  expect(screen.getByRole("button", { name: "10:12", description: "Saturday, 21 November 2026" })).toBeTruthy();
});
