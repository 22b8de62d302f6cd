import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Controlled } from "../gallery/controlled";
import { peoplePickerLabels } from "../gallery/english-labels";
import { filterPeople } from "./filter-people";
import { PeoplePicker, type PeoplePickerProps, type PickablePerson } from "./people-picker";

const people: PickablePerson[] = [
  { id: "1", name: "Jana Roth", detail: "jana@example.com" },
  { id: "2", name: "Jörg Müller", detail: "jm@example.com" },
  { id: "3", name: "Tim Krause" },
  { id: "4", name: "Aylin Demir", unavailable: "Already in the group" },
  { id: "5", name: "Anna-Lena Weiß" },
];

describe("filterPeople", () => {
  it.each([
    ["", ["1", "2", "3", "4", "5"]],
    ["ja", ["1"]],
    ["muller", ["2"]],
    ["MÜLLER jö", ["2"]],
    ["lena", ["5"]],
    ["weiss", ["5"]],
    ["example.com", ["1", "2"]],
    ["oth", []],
    ["   tim  ", ["3"]],
  ])("%j finds %j", (query, ids) => {
    expect(filterPeople(people, query).map((person) => person.id)).toEqual(ids);
  });
});

function renderPicker(props: Partial<PeoplePickerProps> = {}) {
  const onSelectedChange = vi.fn();
  render(
    <Controlled<readonly PickablePerson[]> initial={props.selected ?? []}>
      {(selected, setSelected) => (
        <PeoplePicker
          people={people}
          labels={peoplePickerLabels}
          {...props}
          selected={selected}
          onSelectedChange={(next) => {
            onSelectedChange(next.map((person) => person.id));
            setSelected(next);
          }}
        />
      )}
    </Controlled>,
  );
  return { onSelectedChange, field: screen.getByRole("combobox", { name: "Add people" }) };
}

const optionNames = () => screen.queryAllByRole("option").map((option) => option.textContent);
const activeOption = () =>
  document.getElementById(screen.getByRole("combobox").getAttribute("aria-activedescendant") ?? "")?.textContent;

it("lists everybody under a named list", () => {
  renderPicker();
  expect(within(screen.getByRole("listbox", { name: "People" })).getAllByRole("option")).toHaveLength(5);
});

it("shows a sign instead of initials, in the list and once picked", async () => {
  renderPicker({ people: [{ id: "6", name: "Viewings", icon: <span data-testid="sign" /> }] });
  expect(screen.getAllByTestId("sign")).toHaveLength(1);
  await userEvent.click(screen.getByRole("option", { name: "Viewings" }));
  expect(screen.getAllByTestId("sign")).toHaveLength(2);
});

it("filters while one types and picks with Enter, which empties the field", async () => {
  const { field, onSelectedChange } = renderPicker();
  await userEvent.type(field, "tim");
  expect(optionNames()).toEqual([expect.stringContaining("Tim Krause")]);
  expect(activeOption()).toContain("Tim Krause");
  await userEvent.keyboard("{Enter}");
  expect(onSelectedChange).toHaveBeenCalledExactlyOnceWith(["3"]);
  expect(field).toHaveProperty("value", "");
  expect(screen.getByRole("button", { name: "Remove Tim Krause" })).toBeTruthy();
  expect(screen.getByRole("option", { name: /Tim Krause/u, selected: true })).toBeTruthy();
});

it("moves by arrow keys round the ends", async () => {
  const { field } = renderPicker();
  field.focus();
  await userEvent.keyboard("{ArrowDown}");
  expect(activeOption()).toContain("Jörg Müller");
  await userEvent.keyboard("{ArrowUp}{ArrowUp}");
  expect(activeOption()).toContain("Anna-Lena");
  await userEvent.keyboard("{ArrowDown}");
  expect(activeOption()).toContain("Jana Roth");
});

it("takes the last one back with Backspace in the empty field, and any by its chip", async () => {
  const { field, onSelectedChange } = renderPicker({ selected: people.slice(0, 3) });
  await userEvent.type(field, "{Backspace}");
  expect(onSelectedChange).toHaveBeenLastCalledWith(["1", "2"]);
  await userEvent.click(screen.getByRole("button", { name: "Remove Jana Roth" }));
  expect(onSelectedChange).toHaveBeenLastCalledWith(["2"]);
});

it("keeps the focus when somebody is taken back by keys at their chip", async () => {
  const { field } = renderPicker({ selected: people.slice(0, 2) });
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  expect(screen.getAllByRole("button", { name: /^Remove/u })).toHaveLength(1);
  expect(document.activeElement).toBe(field);
});

it("points with the pointer and the keys to the same one", async () => {
  const { field, onSelectedChange } = renderPicker();
  await userEvent.click(field);
  await userEvent.hover(screen.getAllByRole("option")[1] as HTMLElement);
  await userEvent.keyboard("{ArrowDown}");
  const third = people[2];
  expect(activeOption()).toContain(third?.name);
  await userEvent.keyboard("{Enter}");
  expect(onSelectedChange).toHaveBeenCalledExactlyOnceWith([third?.id]);
});

it("points to nobody before anything is typed or pointed at, and says whether there is a list", async () => {
  const { field } = renderPicker();
  expect(field.hasAttribute("aria-activedescendant")).toBe(false);
  expect(field.getAttribute("aria-expanded")).toBe("true");
  expect(document.getElementById(field.getAttribute("aria-controls") ?? "")).toBe(screen.getByRole("listbox"));
  await userEvent.type(field, "nobody at all");
  expect(field.getAttribute("aria-expanded")).toBe("false");
  expect(field.hasAttribute("aria-activedescendant")).toBe(false);
});

it("picks and unpicks by click, keeping the focus in the field", async () => {
  const { field, onSelectedChange } = renderPicker();
  field.focus();
  await userEvent.click(screen.getByRole("option", { name: /Jana/u }));
  await userEvent.click(screen.getByRole("option", { name: /Jana/u }));
  expect(onSelectedChange.mock.calls).toEqual([[["1"]], [[]]]);
  expect(document.activeElement).toBe(field);
});

it("does not pick who is unavailable, and says why", async () => {
  const { field, onSelectedChange } = renderPicker();
  const option = screen.getByRole("option", { name: /Already in the group/u });
  expect(option.getAttribute("aria-disabled")).toBe("true");
  await userEvent.click(option);
  await userEvent.type(field, "aylin{Enter}");
  expect(onSelectedChange).not.toHaveBeenCalled();
});

it("replaces the pick when only one is wanted", async () => {
  const { onSelectedChange } = renderPicker({ multiple: false, selected: people.slice(0, 1) });
  await userEvent.click(screen.getByRole("option", { name: /Tim/u }));
  expect(onSelectedChange).toHaveBeenCalledExactlyOnceWith(["3"]);
});

it("empties the field with Escape before anything around it closes", async () => {
  const onKeyDown = vi.fn<(event: KeyboardEvent) => void>();
  document.addEventListener("keydown", onKeyDown);
  const { field } = renderPicker();
  await userEvent.type(field, "ti");
  onKeyDown.mockClear();
  await userEvent.keyboard("{Escape}");
  expect(field).toHaveProperty("value", "");
  expect(onKeyDown.mock.calls.every(([event]) => event.defaultPrevented)).toBe(true);
  document.removeEventListener("keydown", onKeyDown);
});

it("lets Enter through to its form when nothing is typed or pointed at", async () => {
  const onSubmit = vi.fn((event: { preventDefault(): void }) => event.preventDefault());
  render(
    <form onSubmit={onSubmit}>
      <PeoplePicker people={people} selected={[]} onSelectedChange={() => undefined} labels={peoplePickerLabels} />
    </form>,
  );
  screen.getByRole("combobox").focus();
  await userEvent.keyboard("{Enter}");
  expect(onSubmit).toHaveBeenCalledOnce();
});

it("leaves the filtering to the caller when told so", async () => {
  const onQueryChange = vi.fn();
  const { field } = renderPicker({ filter: "none", onQueryChange });
  await userEvent.type(field, "zz");
  expect(onQueryChange).toHaveBeenLastCalledWith("zz");
  expect(optionNames()).toHaveLength(5);
});

it("says when nobody is found", async () => {
  const { field } = renderPicker();
  await userEvent.type(field, "nobody");
  expect(screen.getByRole("status").textContent).toBe(peoplePickerLabels.empty);
});

it("says when it loads", () => {
  renderPicker({ people: [], loading: true });
  expect(screen.getByRole("status", { name: "Loading people" })).toBeTruthy();
});
