import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Controlled } from "../gallery/controlled";
import { Checkbox } from "./checkbox";
import { SegmentedControl } from "./segmented-control";
import { Select } from "./select";
import { Switch } from "./switch";
import { TextArea } from "./text-area";
import { TextField } from "./text-field";

describe.each([
  ["TextField", TextField],
  ["TextArea", TextArea],
])("%s", (_name, Field) => {
  it("is named by its label and described by hint and error", () => {
    render(
      <Field label="Workspace name" hint="Everyone sees it." error="Too long." value="" onChange={() => undefined} />,
    );
    const box = screen.getByRole("textbox", { name: "Workspace name", description: "Everyone sees it. Too long." });
    expect(box.getAttribute("aria-invalid")).toBe("true");
  });

  it("is valid and described by nothing without hint and error", () => {
    render(<Field label="Workspace name" value="" onChange={() => undefined} />);
    const box = screen.getByRole("textbox", { name: "Workspace name", description: "" });
    expect(box.hasAttribute("aria-invalid")).toBe(false);
    expect(box.hasAttribute("aria-describedby")).toBe(false);
  });

  it("tells each change", async () => {
    render(
      <Controlled initial="">
        {(value, setValue) => <Field label="Name" value={value} onChange={setValue} />}
      </Controlled>,
    );
    await userEvent.type(screen.getByRole("textbox", { name: "Name" }), "Jana");
    expect(screen.getByRole("textbox")).toHaveProperty("value", "Jana");
  });

  it("keeps the label's name when it is hidden from the eye", () => {
    render(<Field label="Search" labelHidden value="" onChange={() => undefined} />);
    expect(screen.getByRole("textbox", { name: "Search" })).toBeTruthy();
    expect(screen.getByText("Search").className).toBe("sr-only");
  });

  it("cannot be written to when disabled", async () => {
    const onChange = vi.fn();
    render(<Field label="Name" disabled value="" onChange={onChange} />);
    await userEvent.type(screen.getByRole("textbox"), "x");
    expect(onChange).not.toHaveBeenCalled();
  });
});

it("TextField passes type and autocompletion on", () => {
  render(
    <TextField label="Password" type="password" autoComplete="new-password" value="" onChange={() => undefined} />,
  );
  const input = screen.getByLabelText("Password");
  expect(input.getAttribute("type")).toBe("password");
  expect(input.getAttribute("autocomplete")).toBe("new-password");
});

it("Select offers its options and tells the chosen value", async () => {
  const onChange = vi.fn<(value: "member" | "guest") => void>();
  render(
    <Select
      label="Role"
      hint="Guests see less."
      value="member"
      onChange={onChange}
      options={[
        { value: "member", label: "Member" },
        { value: "guest", label: "Guest" },
      ]}
    />,
  );
  const select = screen.getByRole("combobox", { name: "Role", description: "Guests see less." });
  await userEvent.selectOptions(select, "Guest");
  expect(onChange).toHaveBeenCalledExactlyOnceWith("guest");
});

describe.each([
  ["checkbox", Checkbox],
  ["switch", Switch],
] as const)("%s", (role, Control) => {
  it("has name, description and state", () => {
    render(<Control label="Sound" description="For every message." checked onChange={() => undefined} />);
    expect(screen.getByRole(role, { name: "Sound", description: "For every message.", checked: true })).toBeTruthy();
  });

  it("turns by click on its label and by the space bar", async () => {
    const onChange = vi.fn();
    render(<Control label="Sound" checked={false} onChange={onChange} />);
    await userEvent.click(screen.getByText("Sound"));
    await userEvent.keyboard(" ");
    expect(onChange.mock.calls).toEqual([[true], [true]]);
  });

  it("does not turn when disabled", async () => {
    const onChange = vi.fn();
    render(<Control label="Sound" checked={false} disabled onChange={onChange} />);
    await userEvent.click(screen.getByText("Sound"));
    expect(onChange).not.toHaveBeenCalled();
  });
});

it("SegmentedControl is a radio group that arrow keys move through", async () => {
  render(
    <Controlled<"light" | "dark"> initial="light">
      {(value, setValue) => (
        <SegmentedControl
          label="Appearance"
          value={value}
          onChange={setValue}
          segments={[
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
          ]}
        />
      )}
    </Controlled>,
  );
  expect(screen.getByRole("group", { name: "Appearance" })).toBeTruthy();
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole("radio", { name: "Light", checked: true }));
  await userEvent.keyboard("{ArrowRight}");
  expect(screen.getByRole("radio", { name: "Dark", checked: true })).toBe(document.activeElement);
});
