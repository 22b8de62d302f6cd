import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Controlled } from "../gallery/controlled";
import { Select, type SelectProps } from "./select";

type Role = "owner" | "member" | "guest";

const options = [
  { value: "owner", label: "Owner", disabled: true },
  { value: "member", label: "Member" },
  { value: "guest", label: "Guest" },
] as const;

const show = (props: Partial<SelectProps<Role>> = {}) => {
  const onChange = vi.fn<(role: Role) => void>();
  render(<Select<Role> label="Role" value="member" options={options} onChange={onChange} {...props} />);
  return { onChange, select: screen.getByRole<HTMLSelectElement>("combobox", { name: "Role" }) };
};

it("shows what is chosen among all options, in their order", () => {
  const { select } = show();
  expect(select.value).toBe("member");
  expect([...select.options].map(({ text, disabled }) => [text, disabled])).toEqual([
    ["Owner", true],
    ["Member", false],
    ["Guest", false],
  ]);
});

it("does not take an option that cannot be chosen", async () => {
  const { select, onChange } = show();
  await userEvent.selectOptions(select, "owner");
  expect(onChange).not.toHaveBeenCalled();
  expect(select.value).toBe("member");
});

it("stays at its value until the caller takes the new one", async () => {
  const { select, onChange } = show();
  await userEvent.selectOptions(select, "guest");
  expect(onChange).toHaveBeenCalledExactlyOnceWith("guest");
  expect(select.value).toBe("member");
});

it("follows the caller", async () => {
  render(
    <Controlled<Role> initial="member">
      {(value, setValue) => <Select<Role> label="Role" value={value} options={options} onChange={setValue} />}
    </Controlled>,
  );
  await userEvent.selectOptions(screen.getByRole("combobox"), "Guest");
  expect(screen.getByRole<HTMLSelectElement>("combobox").value).toBe("guest");
});

it("says what is wrong with it, and what it means", () => {
  const { select } = show({ error: "Choose another one.", hint: "Guests see less." });
  expect(select.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByRole("combobox", { description: "Guests see less. Choose another one." })).toBe(select);
});

it("is found by a label that only screen readers see", () => {
  const { select } = show({ labelHidden: true });
  expect(select).toBeTruthy();
  expect(screen.getByText("Role").className).toBe("sr-only");
});

it("is passed over and cannot be changed when disabled", async () => {
  const { select, onChange } = show({ disabled: true });
  await userEvent.tab();
  expect(document.activeElement).toBe(document.body);
  await userEvent.selectOptions(select, "guest");
  expect(onChange).not.toHaveBeenCalled();
});
