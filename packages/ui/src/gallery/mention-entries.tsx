import { Composer } from "../chat/composing/composer";
import { MentionList, type MentionOption } from "../chat/composing/mention-list";
import type { Completion } from "../chat/composing/use-completion";
import type { WrittenForm } from "../chat/composing/writing-box";
import { Controlled } from "./controlled";
import { composerLabels, mentionListLabels } from "./english-labels";
import { aylin, jana, longNamed, tim } from "./fixtures";
import type { GalleryEntry } from "./gallery-entry";

const completion: Completion = {
  query: "",
  listId: "gallery-mentions",
  pick: () => undefined,
  close: () => undefined,
  setKeyHandler: () => undefined,
  setActiveOption: () => undefined,
};

export const galleryMentions: readonly MentionOption[] = [
  { ...jana, kind: "person", presence: "online" },
  { ...tim, kind: "person", presence: "away" },
  { ...longNamed, kind: "person", presence: "offline" },
  { ...aylin, kind: "person", presence: "offline", detail: "Not in this conversation" },
  { id: "here", name: "here", kind: "broadcast", detail: "Everybody who is connected now" },
  { id: "everyone", name: "everyone", kind: "broadcast", detail: "All 57 people" },
];

/** Shows `<@jana>` as her name. */
export const galleryForm: WrittenForm = {
  toShown: (text) => text.replaceAll("<@jana>", "@Jana Roth"),
  toText: (shown) => shown.replaceAll("@Jana Roth", "<@jana>"),
  cut: (shown) => {
    let end = 0;
    return shown.split(/(@Jana Roth)/u).map((text) => {
      end += text.length;
      return { start: end - text.length, text, marked: text === "@Jana Roth" };
    });
  },
};

const renderList = (listId: string, options: readonly MentionOption[], loading = false) => (
  <MentionList
    completion={{ ...completion, listId }}
    options={options}
    loading={loading}
    onPick={() => undefined}
    labels={mentionListLabels}
  />
);

export const mentionEntries: GalleryEntry[] = [
  {
    id: "mention-list",
    title: "MentionList",
    group: "Messages",
    states: [
      { name: "People and calls", render: () => renderList("gallery-mentions-all", galleryMentions) },
      { name: "One", render: () => renderList("gallery-mentions-one", galleryMentions.slice(0, 1)) },
      { name: "Loading", render: () => renderList("gallery-mentions-none", [], true) },
      {
        name: "Picked",
        render: () => (
          <Controlled initial="Could <@jana> show the flat tomorrow?">
            {(value, setValue) => (
              <Composer
                value={value}
                onChange={setValue}
                form={galleryForm}
                onSend={() => undefined}
                maxLength={16_000}
                placeholder="Write to Lindenstraße 12"
                labels={composerLabels}
              />
            )}
          </Controlled>
        ),
      },
    ],
  },
];
