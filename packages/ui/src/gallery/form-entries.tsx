import Search from "lucide-react/icons/search";
import { Checkbox } from "../primitives/checkbox";
import { CopyField } from "../primitives/copy-field";
import { PeoplePicker, type PickablePerson } from "../primitives/people-picker";
import { Select } from "../primitives/select";
import { Switch } from "../primitives/switch";
import { TextArea } from "../primitives/text-area";
import { TextField } from "../primitives/text-field";
import { Controlled } from "./controlled";
import { peoplePickerLabels } from "./english-labels";
import { aylin, jana, longNamed, tim } from "./fixtures";
import type { GalleryEntry } from "./gallery-entry";

const pickable: PickablePerson[] = [
  { ...jana, detail: "jana.roth@example.com" },
  { ...tim, detail: "tim.krause@example.com" },
  { ...aylin, detail: "aylin.demir@example.com", unavailable: "Already in the group" },
  { ...longNamed, detail: "maximiliane-charlotte.von-hohenstein-wittelsbach@example.com" },
];

function renderPicker(selected: PickablePerson[], people = pickable, loading = false) {
  return (
    <Controlled initial={selected}>
      {(value, setValue) => (
        <PeoplePicker
          people={people}
          selected={value}
          onSelectedChange={setValue}
          loading={loading}
          labels={peoplePickerLabels}
        />
      )}
    </Controlled>
  );
}

export const formEntries: GalleryEntry[] = [
  {
    id: "text-field",
    title: "TextField",
    group: "Forms",
    states: [
      {
        name: "Empty with hint",
        render: () => (
          <Controlled initial="">
            {(value, setValue) => (
              <TextField
                label="Workspace name"
                hint="Your company's name, as everyone will see it."
                value={value}
                onChange={setValue}
              />
            )}
          </Controlled>
        ),
      },
      {
        name: "Error",
        render: () => (
          <Controlled initial="marta@">
            {(value, setValue) => (
              <TextField
                label="E-mail"
                type="email"
                error="This is not a complete e-mail address."
                value={value}
                onChange={setValue}
              />
            )}
          </Controlled>
        ),
      },
      {
        name: "Icon, hidden label",
        render: () => (
          <Controlled initial="">
            {(value, setValue) => (
              <TextField
                label="Search"
                labelHidden
                type="search"
                placeholder="Search"
                icon={<Search size={16} />}
                value={value}
                onChange={setValue}
              />
            )}
          </Controlled>
        ),
      },
      {
        name: "Disabled, long text",
        render: () => (
          <TextField
            label="Link"
            disabled
            value="https://parley.example/lindenstrasse-immobilien/invitations/very-long"
            onChange={() => undefined}
          />
        ),
      },
    ],
  },
  {
    id: "text-area",
    title: "TextArea",
    group: "Forms",
    states: [
      {
        name: "Filled",
        render: () => (
          <Controlled initial="Everything about the house at Lindenstraße 14: tenants, craftsmen, viewings.">
            {(value, setValue) => (
              <TextArea label="Description" hint="Up to 1,000 characters." value={value} onChange={setValue} />
            )}
          </Controlled>
        ),
      },
      {
        name: "Error",
        render: () => (
          <TextArea label="Description" error="12 characters too many." value="Too long" onChange={() => undefined} />
        ),
      },
    ],
  },
  {
    id: "select",
    title: "Select",
    group: "Forms",
    states: [
      {
        name: "Chosen",
        render: () => (
          <Controlled<"admin" | "member" | "guest"> initial="member">
            {(value, setValue) => (
              <Select
                label="Role"
                hint="Guests see only the conversations they are invited to."
                value={value}
                onChange={setValue}
                options={[
                  { value: "admin", label: "Admin" },
                  { value: "member", label: "Member" },
                  { value: "guest", label: "Guest" },
                ]}
              />
            )}
          </Controlled>
        ),
      },
      {
        name: "Error, disabled",
        render: () => (
          <Select
            label="Language"
            error="This language is not available any more."
            disabled
            value="de"
            onChange={() => undefined}
            options={[{ value: "de", label: "Deutsch" }]}
          />
        ),
      },
    ],
  },
  {
    id: "checkbox",
    title: "Checkbox",
    group: "Forms",
    states: [
      {
        name: "On, off, disabled",
        render: () => (
          <div className="flex flex-col gap-3">
            <Controlled initial={true}>
              {(value, setValue) => (
                <Checkbox
                  label="Show earlier messages to new members"
                  description="They see the whole history."
                  checked={value}
                  onChange={setValue}
                />
              )}
            </Controlled>
            <Controlled initial={false}>
              {(value, setValue) => <Checkbox label="Only once" checked={value} onChange={setValue} />}
            </Controlled>
            <Checkbox label="Set by an admin" checked disabled onChange={() => undefined} />
          </div>
        ),
      },
    ],
  },
  {
    id: "switch",
    title: "Switch",
    group: "Forms",
    states: [
      {
        name: "On, off, disabled",
        render: () => (
          <div className="flex flex-col gap-3">
            <Controlled initial={true}>
              {(value, setValue) => (
                <Switch
                  label="Desktop notifications"
                  description="For mentions and direct messages."
                  checked={value}
                  onChange={setValue}
                />
              )}
            </Controlled>
            <Controlled initial={false}>
              {(value, setValue) => <Switch label="Sound" checked={value} onChange={setValue} />}
            </Controlled>
            <Switch label="Set by an admin" checked={false} disabled onChange={() => undefined} />
          </div>
        ),
      },
    ],
  },
  {
    id: "copy-field",
    title: "CopyField",
    group: "Forms",
    states: [
      {
        name: "Invitation link",
        render: () => (
          <CopyField
            label="Invitation link"
            hint="Works for 14 days and 10 people."
            value="https://parley.example/invitations/3kq9-zz81-7hb2"
            labels={{ copy: "Copy", copied: "Copied", failed: "Press Ctrl+C to copy." }}
          />
        ),
      },
    ],
  },
  {
    id: "people-picker",
    title: "PeoplePicker",
    group: "Forms",
    states: [
      { name: "Empty", render: () => renderPicker([]) },
      {
        name: "Several picked, long name",
        render: () => renderPicker(pickable.filter((person) => !person.unavailable)),
      },
      { name: "Loading", render: () => renderPicker([], [], true) },
      { name: "Nobody", render: () => renderPicker([], []) },
      {
        name: "Many",
        render: () =>
          renderPicker(
            [],
            Array.from({ length: 60 }, (_, index) => ({
              id: `p-${index}`,
              name: `${index % 2 ? "Nadia" : "Paul"} Winter ${index}`,
            })),
          ),
      },
    ],
  },
];
