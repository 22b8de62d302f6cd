import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { CopyField } from "./copy-field";

const labels = { copy: "Copy", copied: "Copied", failed: "Press Ctrl+C to copy." };
const writeText = vi.fn<(text: string) => Promise<void>>();

beforeEach(() => {
  vi.useFakeTimers();
  writeText.mockReset();
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
});
afterEach(() => vi.useRealTimers());

const renderField = () =>
  render(<CopyField label="Invitation link" hint="14 days" value="https://x.example/i/1" labels={labels} />);
const clickCopy = () => act(async () => void fireEvent.click(screen.getByRole("button")));

it("shows the text in a named field that cannot be changed", () => {
  renderField();
  const field = screen.getByRole("textbox", { name: "Invitation link", description: "14 days" });
  expect(field).toHaveProperty("readOnly", true);
  expect(field).toHaveProperty("value", "https://x.example/i/1");
});

it("copies, says so, and offers it again after two seconds", async () => {
  writeText.mockResolvedValue();
  renderField();
  await clickCopy();
  expect(writeText).toHaveBeenCalledExactlyOnceWith("https://x.example/i/1");
  expect(screen.getByRole("status").textContent).toBe("Copied");
  expect(screen.getByRole("button", { name: "Copied" })).toBeTruthy();
  act(() => void vi.advanceTimersByTime(2000));
  expect(screen.getByRole("status").textContent).toBe("");
  expect(screen.getByRole("button", { name: "Copy" })).toBeTruthy();
});

it("selects the text and says how to copy it when the browser refuses", async () => {
  writeText.mockRejectedValue(new Error("not allowed"));
  renderField();
  await clickCopy();
  expect(screen.getByRole("status").textContent).toBe("Press Ctrl+C to copy.");
  const field = screen.getByRole<HTMLInputElement>("textbox");
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length]);
});
