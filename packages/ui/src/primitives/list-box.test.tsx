import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { getOptionId, ListBox, type ListBoxProps } from "./list-box";

interface Person {
  id: string;
  name: string;
  away?: boolean;
}

const people: Person[] = [
  { id: "jana", name: "Jana" },
  { id: "tim", name: "Tim", away: true },
  { id: "aylin", name: "Aylin" },
];

const scrolled: string[] = [];

beforeEach(() => {
  scrolled.length = 0;
  Element.prototype.scrollIntoView = function scrollIntoView(this: Element) {
    scrolled.push(this.textContent ?? "");
  };
});

function show(props: Partial<ListBoxProps<Person>> = {}) {
  const onActivate = vi.fn<(id: string) => void>();
  const onPick = vi.fn<(person: Person) => void>();
  const draw = (more: Partial<ListBoxProps<Person>> = {}) => (
    <>
      <input aria-label="Search" />
      <ListBox
        id="people"
        label="People"
        items={people}
        getId={({ id }) => id}
        isDisabled={({ away = false }) => away}
        renderItem={({ name }) => name}
        activeId={undefined}
        onActivate={onActivate}
        onPick={onPick}
        {...props}
        {...more}
      />
    </>
  );
  const { rerender } = render(draw());
  return { onActivate, onPick, change: (more: Partial<ListBoxProps<Person>>) => rerender(draw(more)) };
}

const option = (name: string) => screen.getByRole("option", { name });

describe("what it tells", () => {
  it("is a named list of options, none of them a stop of the tab key", async () => {
    show();
    expect(screen.getByRole("listbox", { name: "People" })).toBeTruthy();
    expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toEqual(["Jana", "Tim", "Aylin"]);
    await userEvent.tab();
    await userEvent.tab();
    expect(document.activeElement).toBe(document.body);
  });

  it("says which are selected, which cannot be, and whether several can", () => {
    show({ multiple: true, isSelected: ({ id }) => id === "aylin" });
    expect(screen.getByRole("listbox").getAttribute("aria-multiselectable")).toBe("true");
    expect(screen.getByRole("option", { selected: true }).textContent).toBe("Aylin");
    expect(option("Tim").getAttribute("aria-disabled")).toBe("true");
    expect(option("Jana").hasAttribute("aria-disabled")).toBe(false);
  });

  it("gives each option the id that its field points to", () => {
    show();
    expect(document.getElementById(getOptionId("people", "tim"))).toBe(option("Tim"));
  });
});

describe("the pointer", () => {
  it("picks without taking the focus from the field", async () => {
    const { onPick } = show();
    const field = screen.getByRole("textbox", { name: "Search" });
    field.focus();
    await userEvent.click(option("Aylin"));
    expect(onPick).toHaveBeenCalledExactlyOnceWith(people[2]);
    expect(document.activeElement).toBe(field);
  });

  it("does not pick what cannot be picked", async () => {
    const { onPick } = show();
    await userEvent.click(option("Tim"));
    expect(onPick).not.toHaveBeenCalled();
  });

  it("points by moving, once for each option, not by a list that scrolls under it", () => {
    const { onActivate, change } = show();
    fireEvent.pointerEnter(option("Jana"));
    expect(onActivate).not.toHaveBeenCalled();
    fireEvent.pointerMove(option("Jana"));
    change({ activeId: "jana" });
    fireEvent.pointerMove(option("Jana"));
    expect(onActivate.mock.calls).toEqual([["jana"]]);
  });
});

it("keeps the option that the keys point to in view", () => {
  const { change } = show({ activeId: "jana" });
  expect(scrolled).toEqual(["Jana"]);
  change({ activeId: "aylin" });
  expect(scrolled).toEqual(["Jana", "Aylin"]);
  change({ activeId: undefined });
  expect(scrolled).toEqual(["Jana", "Aylin"]);
});
