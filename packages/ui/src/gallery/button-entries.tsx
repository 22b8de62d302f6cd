import Paperclip from "lucide-react/icons/paperclip";
import Phone from "lucide-react/icons/phone";
import Plus from "lucide-react/icons/plus";
import Smile from "lucide-react/icons/smile";
import { Button } from "../primitives/button";
import { IconButton } from "../primitives/icon-button";
import { Kbd } from "../primitives/kbd";
import { SegmentedControl } from "../primitives/segmented-control";
import { Spinner } from "../primitives/spinner";
import { Tabs } from "../primitives/tabs";
import { Tooltip } from "../primitives/tooltip";
import { Controlled } from "./controlled";
import type { GalleryEntry } from "./gallery-entry";

const variants = ["primary", "secondary", "ghost", "danger"] as const;
const variantNames = {
  primary: "Create workspace",
  secondary: "Invite people",
  ghost: "Cancel",
  danger: "Delete group",
};

export const buttonEntries: GalleryEntry[] = [
  {
    id: "button",
    title: "Button",
    group: "Primitives",
    states: [
      ...(["small", "medium", "large"] as const).map((size) => ({
        name: `Size ${size}`,
        render: () => (
          <div className="flex flex-wrap gap-2">
            {variants.map((variant) => (
              <Button key={variant} variant={variant} size={size}>
                {variantNames[variant]}
              </Button>
            ))}
          </div>
        ),
      })),
      {
        name: "With icon, pending, disabled",
        render: () => (
          <div className="flex flex-wrap gap-2">
            <Button icon={<Plus aria-hidden="true" size={16} />}>New conversation</Button>
            <Button variant="primary" pending>
              Create workspace
            </Button>
            <Button variant="primary" disabled>
              Send
            </Button>
          </div>
        ),
      },
      {
        name: "Long text, full width",
        render: () => (
          <Button variant="primary" fullWidth>
            Einladungslink kopieren und allen Mitgliedern der Gruppe schicken
          </Button>
        ),
      },
    ],
  },
  {
    id: "icon-button",
    title: "IconButton",
    group: "Primitives",
    states: [
      {
        name: "Ghost, small, pressed, solid, disabled",
        render: () => (
          <div className="flex items-center gap-2">
            <IconButton label="Start voice call" icon={<Phone aria-hidden="true" size={18} />} />
            <IconButton label="Add reaction" size="small" icon={<Smile aria-hidden="true" size={16} />} />
            <IconButton label="Mute microphone" pressed icon={<Phone aria-hidden="true" size={18} />} />
            <IconButton label="Attach files" variant="solid" icon={<Paperclip aria-hidden="true" size={18} />} />
            <IconButton label="New conversation" shortcut="N" disabled icon={<Plus aria-hidden="true" size={18} />} />
          </div>
        ),
      },
    ],
  },
  {
    id: "tooltip",
    title: "Tooltip",
    group: "Primitives",
    states: [
      {
        name: "On hover and focus",
        render: () => (
          <Tooltip text="Saturday, 21 November 2026 at 10:12">
            {(trigger) => (
              <button type="button" {...trigger} className="text-small underline">
                10:12
              </button>
            )}
          </Tooltip>
        ),
      },
    ],
  },
  {
    id: "segmented-control",
    title: "SegmentedControl",
    group: "Forms",
    states: [
      {
        name: "Three choices",
        render: () => (
          <Controlled<"light" | "dark" | "system"> initial="system">
            {(value, setValue) => (
              <SegmentedControl
                label="Appearance"
                value={value}
                onChange={setValue}
                segments={[
                  { value: "light", label: "Light" },
                  { value: "dark", label: "Dark" },
                  { value: "system", label: "System" },
                ]}
              />
            )}
          </Controlled>
        ),
      },
      {
        name: "Disabled, long text",
        render: () => (
          <SegmentedControl
            label="Visibility"
            value="public"
            disabled
            onChange={() => undefined}
            segments={[
              { value: "public", label: "Öffentlich im ganzen Arbeitsbereich" },
              { value: "private", label: "Nur für Eingeladene" },
            ]}
          />
        ),
      },
    ],
  },
  {
    id: "tabs",
    title: "Tabs",
    group: "Primitives",
    states: [
      {
        name: "With counts",
        render: () => (
          <Controlled initial="people">
            {(value, setValue) => (
              <Tabs
                label="Settings"
                value={value}
                onChange={setValue}
                tabs={[
                  { id: "people", label: "People", count: 12, content: <p>Everyone in this workspace.</p> },
                  { id: "invitations", label: "Invitations", count: 3, content: <p>Links that still work.</p> },
                  { id: "sessions", label: "Devices", content: <p>Where you are signed in.</p> },
                ]}
              />
            )}
          </Controlled>
        ),
      },
    ],
  },
  {
    id: "kbd",
    title: "Kbd",
    group: "Primitives",
    states: [
      {
        name: "Chords",
        render: () => (
          <div className="flex gap-6 text-small">
            <Kbd keys={["Ctrl", "K"]} />
            <Kbd keys={["⌘", "⇧", "A"]} />
            <Kbd keys={["?"]} />
          </div>
        ),
      },
    ],
  },
  {
    id: "spinner",
    title: "Spinner",
    group: "Primitives",
    states: [
      {
        name: "After a second",
        render: () => (
          <div className="flex items-center gap-4">
            <Spinner label="Sending the invitation" />
            <Spinner label="Importing" size={24} delayMs={0} />
          </div>
        ),
      },
    ],
  },
];
