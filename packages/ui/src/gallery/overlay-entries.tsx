import Link2 from "lucide-react/icons/link-2";
import Pencil from "lucide-react/icons/pencil";
import Trash2 from "lucide-react/icons/trash-2";
import { AlertDialog } from "../primitives/alert-dialog";
import { Button } from "../primitives/button";
import { Dialog } from "../primitives/dialog";
import { Menu } from "../primitives/menu";
import { Popover } from "../primitives/popover";
import { TextField } from "../primitives/text-field";
import { ToastRegion, type ToastView } from "../primitives/toast-region";
import { Controlled } from "./controlled";
import type { GalleryEntry } from "./gallery-entry";

const nothing = () => undefined;

const toasts: ToastView[] = [
  { id: "t-1", tone: "success", title: "Link copied" },
  { id: "t-2", tone: "neutral", title: "Conversation hidden", action: { label: "Undo", onSelect: nothing } },
  {
    id: "t-3",
    tone: "error",
    title: "The group could not be renamed",
    description: "Another group has this name already.",
  },
];

export const overlayEntries: GalleryEntry[] = [
  {
    id: "dialog",
    title: "Dialog",
    group: "Overlays",
    states: [
      {
        name: "Form",
        render: () => (
          <Controlled initial={false}>
            {(open, setOpen) => (
              <>
                <Button onClick={() => setOpen(true)}>Open dialog</Button>
                <Dialog
                  open={open}
                  onOpenChange={setOpen}
                  title="New group"
                  description="A place for one subject and the people who work on it."
                  labels={{ close: "Close" }}
                  onSubmit={() => setOpen(false)}
                  footer={
                    <>
                      <Button onClick={() => setOpen(false)}>Cancel</Button>
                      <Button variant="primary" type="submit">
                        Create group
                      </Button>
                    </>
                  }
                >
                  <Controlled initial="">
                    {(value, setValue) => <TextField label="Name" value={value} onChange={setValue} />}
                  </Controlled>
                </Dialog>
              </>
            )}
          </Controlled>
        ),
      },
    ],
  },
  {
    id: "alert-dialog",
    title: "AlertDialog",
    group: "Overlays",
    states: [
      {
        name: "Danger",
        render: () => (
          <Controlled initial={false}>
            {(open, setOpen) => (
              <>
                <Button variant="danger" onClick={() => setOpen(true)}>
                  Delete message
                </Button>
                <AlertDialog
                  open={open}
                  onOpenChange={setOpen}
                  title="Delete this message?"
                  description="Everyone will see that a message was deleted here. Replies stay."
                  labels={{ confirm: "Delete", cancel: "Cancel" }}
                  onConfirm={() => setOpen(false)}
                />
              </>
            )}
          </Controlled>
        ),
      },
    ],
  },
  {
    id: "menu",
    title: "Menu",
    group: "Overlays",
    states: [
      {
        name: "Deeds",
        render: () => (
          <Menu
            align="start"
            groups={[
              [
                { id: "edit", label: "Edit", icon: <Pencil size={16} />, shortcut: "↑", onSelect: nothing },
                { id: "copy", label: "Copy link", icon: <Link2 size={16} />, onSelect: nothing },
                { id: "unread", label: "Mark unread", disabled: true, onSelect: nothing },
              ],
              [{ id: "delete", label: "Delete", icon: <Trash2 size={16} />, danger: true, onSelect: nothing }],
            ]}
          >
            {(trigger) => <Button {...trigger}>More actions</Button>}
          </Menu>
        ),
      },
      {
        name: "Choices",
        render: () => (
          <Controlled initial="mentions">
            {(value, setValue) => (
              <Menu
                align="start"
                groups={[
                  ["all", "mentions", "nothing"].map((id) => ({
                    id,
                    label: `Notify: ${id}`,
                    checked: id === value,
                    onSelect: () => setValue(id),
                  })),
                ]}
              >
                {(trigger) => <Button {...trigger}>Notifications</Button>}
              </Menu>
            )}
          </Controlled>
        ),
      },
    ],
  },
  {
    id: "popover",
    title: "Popover",
    group: "Overlays",
    states: [
      {
        name: "Closed until clicked",
        render: () => (
          <Controlled initial={false}>
            {(open, setOpen) => (
              <Popover open={open} onOpenChange={setOpen} label="About this group" trigger={<Button>About</Button>}>
                Everything about the house at Lindenstraße 14.
              </Popover>
            )}
          </Controlled>
        ),
      },
    ],
  },
  {
    id: "toast-region",
    title: "ToastRegion",
    group: "Overlays",
    states: [
      {
        name: "On demand",
        render: () => (
          <Controlled<ToastView[]> initial={[]}>
            {(shown, setShown) => (
              <>
                <Button onClick={() => setShown(toasts)}>Show toasts</Button>
                <ToastRegion
                  toasts={shown}
                  onDismiss={(id) => setShown(shown.filter((toast) => toast.id !== id))}
                  labels={{ region: "Notices", notice: "Notice", dismiss: "Dismiss" }}
                />
              </>
            )}
          </Controlled>
        ),
      },
    ],
  },
];
