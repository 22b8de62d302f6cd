import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Controlled } from "../gallery/controlled";
import { SegmentedControl } from "./segmented-control";

type Theme = "system" | "light" | "dark";

const segments = [
  { value: "system", label: "System", icon: <svg aria-hidden="true" /> },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

function renderControl(initial: Theme = "system", disabled = false) {
  const changes: Theme[] = [];
  render(
    <>
      <button type="button">Before</button>
      <Controlled<Theme> initial={initial}>
        {(value, setValue) => (
          <SegmentedControl
            label="Theme"
            segments={segments}
            value={value}
            disabled={disabled}
            onChange={(next) => {
              changes.push(next);
              setValue(next);
            }}
          />
        )}
      </Controlled>
      <button type="button">After</button>
    </>,
  );
  return changes;
}

const radio = (name: string) => screen.getByRole<HTMLInputElement>("radio", { name });
const focused = () => document.activeElement;

it("is one stop of the tab key, at the choice that is on", async () => {
  renderControl("light");
  await userEvent.tab();
  await userEvent.tab();
  expect(focused()).toBe(radio("Light"));
  await userEvent.tab();
  expect(focused()).toBe(screen.getByRole("button", { name: "After" }));
  await userEvent.tab({ shift: true });
  expect(focused()).toBe(radio("Light"));
});

it.each([
  ["{ArrowRight}", "system", "Light"],
  ["{ArrowDown}", "light", "Dark"],
  ["{ArrowLeft}", "dark", "Light"],
  ["{ArrowUp}", "light", "System"],
  ["{ArrowRight}", "dark", "System"],
  ["{ArrowLeft}", "system", "Dark"],
] as const)("%s on %s chooses %s", async (key, initial, chosen) => {
  const changes = renderControl(initial);
  radio(segments.find(({ value }) => value === initial)?.label ?? "").focus();
  await userEvent.keyboard(key);
  expect(focused()).toBe(radio(chosen));
  expect(radio(chosen).checked).toBe(true);
  expect(changes).toEqual([chosen.toLowerCase()]);
});

it("chooses by a click on the whole segment, and tells nothing when it is on already", async () => {
  const changes = renderControl("system");
  await userEvent.click(screen.getByText("Dark"));
  expect(radio("Dark").checked).toBe(true);
  await userEvent.click(screen.getByText("Dark"));
  expect(changes).toEqual(["dark"]);
});

it("is passed over and cannot be changed when disabled", async () => {
  const changes = renderControl("system", true);
  await userEvent.tab();
  await userEvent.tab();
  expect(focused()).toBe(screen.getByRole("button", { name: "After" }));
  await userEvent.click(screen.getByText("Dark"));
  expect(changes).toEqual([]);
});

it("keeps to itself beside another one", async () => {
  const onOther = vi.fn();
  renderControl("system");
  render(<SegmentedControl label="Density" segments={segments} value="light" onChange={onOther} />);
  const [first, second] = screen.getAllByRole<HTMLInputElement>("radio", { name: "Light" });
  first?.focus();
  await userEvent.click(first as HTMLElement);
  expect([first?.checked, second?.checked]).toEqual([true, true]);
  expect(onOther).not.toHaveBeenCalled();
});
