import Check from "lucide-react/icons/check";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { Avatar } from "./avatar";
import { Chip } from "./chip";
import { filterPeople, type PersonOption } from "./filter-people";
import { getOptionId, ListBox } from "./list-box";
import type { PresenceStatus } from "./presence-dot";
import { Skeleton } from "./skeleton";

/** A person who can be picked. */
export interface PickablePerson extends PersonOption {
  presence?: PresenceStatus;
  /** Decides the colour of the avatar; by default `id` does. */
  avatarId?: string;
  /** A sign instead of the initials, for groups. */
  icon?: ReactNode;
  /** Why they cannot be picked: "Already in the group". */
  unavailable?: string;
}

export interface PeoplePickerLabels {
  /** Names the text field. */
  search: string;
  placeholder: string;
  /** Names the list of people. */
  people: string;
  /** Names a chip's button: "Remove Jana Roth". */
  remove(name: string): string;
  empty: string;
  loading: string;
}

export interface PeoplePickerProps {
  /** Everyone who can be picked, in the order to show; with `filter="none"` those who match the query. */
  people: readonly PickablePerson[];
  selected: readonly PickablePerson[];
  onSelectedChange(people: PickablePerson[]): void;
  /** False: a pick replaces the one before. Default true. */
  multiple?: boolean;
  /** `local` filters `people` by what is typed; `none` leaves that to the caller, who is told by `onQueryChange`. */
  filter?: "local" | "none";
  onQueryChange?(query: string): void;
  loading?: boolean;
  labels: PeoplePickerLabels;
}

/** Picks people by typing: arrow keys move, Enter picks, Backspace in the empty field takes the last one back. */
export function PeoplePicker(props: PeoplePickerProps) {
  const {
    people,
    selected,
    onSelectedChange,
    multiple = true,
    filter = "local",
    onQueryChange,
    loading,
    labels,
  } = props;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const [activeId, setActiveId] = useState<string>();
  const shown = filter === "local" ? filterPeople(people, query) : people;
  const active = shown.find((person) => person.id === activeId) ?? shown.find((person) => !person.unavailable);
  const isSelected = (person: PickablePerson) => selected.some((other) => other.id === person.id);

  const changeQuery = (next: string) => {
    setQuery(next);
    setActiveId(undefined);
    onQueryChange?.(next);
  };
  const toggle = (person: PickablePerson) => {
    if (isSelected(person)) onSelectedChange(selected.filter((other) => other.id !== person.id));
    else onSelectedChange(multiple ? [...selected, person] : [person]);
    if (query) changeQuery("");
  };
  const move = (step: number) => {
    const index = shown.findIndex((person) => person.id === active?.id);
    setActiveId(shown[(index + step + shown.length) % shown.length]?.id);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (shown.length > 0) move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && (query || activeId) && active) {
      event.preventDefault();
      if (!active.unavailable) toggle(active);
    } else if (event.key === "Backspace" && query === "" && selected.length > 0) {
      onSelectedChange(selected.slice(0, -1));
    } else if (event.key === "Escape" && query) {
      event.stopPropagation();
      event.preventDefault();
      changeQuery("");
    }
  };

  return (
    <div className="flex min-h-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-1.5 rounded-md border border-field bg-raised p-1.5 has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-focus">
        {selected.map((person) => (
          <Chip
            key={person.id}
            avatarId={person.avatarId ?? person.id}
            avatarIcon={person.icon}
            label={person.name}
            removeLabel={labels.remove(person.name)}
            onRemove={() => {
              onSelectedChange(selected.filter((other) => other.id !== person.id));
              // The button goes with the person.
              field.current?.focus();
            }}
          />
        ))}
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label={labels.search}
          aria-expanded={shown.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active && (query || activeId) ? getOptionId(`${id}-list`, active.id) : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={selected.length === 0 ? labels.placeholder : undefined}
          value={query}
          onChange={(event) => changeQuery(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-7 min-w-32 flex-1 bg-transparent px-1.5 text-body outline-none"
        />
      </div>
      <div className="relative max-h-72 min-h-32 overflow-y-auto">
        {loading && shown.length === 0 ? (
          <div role="status" aria-label={labels.loading} className="flex flex-col gap-3 p-2">
            {["w-40", "w-32", "w-44"].map((width) => (
              <span key={width} className="flex items-center gap-3">
                <Skeleton shape="face" className="size-8" />
                <Skeleton className={`h-3 ${width}`} />
              </span>
            ))}
          </div>
        ) : (
          <ListBox
            id={`${id}-list`}
            label={labels.people}
            items={shown}
            getId={(person) => person.id}
            isSelected={isSelected}
            isDisabled={(person) => Boolean(person.unavailable)}
            activeId={query || activeId ? active?.id : undefined}
            onActivate={setActiveId}
            onPick={toggle}
            multiple={multiple}
            renderItem={(person) => <PersonRow person={person} selected={isSelected(person)} />}
          />
        )}
        <p role="status" className={!loading && shown.length === 0 ? "px-2 py-4 text-small text-muted" : "sr-only"}>
          {!loading && shown.length === 0 ? labels.empty : ""}
        </p>
      </div>
    </div>
  );
}

function PersonRow({ person, selected }: { person: PickablePerson; selected: boolean }) {
  const detail = person.unavailable ?? person.detail;
  return (
    <>
      <Avatar
        id={person.avatarId ?? person.id}
        name={person.name}
        icon={person.icon}
        size={32}
        {...(person.presence && { presence: person.presence })}
      />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate text-body font-medium text-ink">{person.name}</span>
        {detail && <span className="truncate text-meta text-muted">{detail}</span>}
      </span>
      {selected && <Check aria-hidden="true" size={18} className="text-accent-text" />}
    </>
  );
}
