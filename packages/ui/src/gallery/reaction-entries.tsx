import SmilePlus from "lucide-react/icons/smile-plus";
import { EmojiPicker, type EmojiPickerProps } from "../chat/reactions/emoji-picker";
import type { SkinTone } from "../chat/reactions/emoji-rows";
import { ReactionBar, type ReactionBarProps, type ReactionView } from "../chat/reactions/reaction-bar";
import { IconButton } from "../primitives/icon-button";
import { PopoverButton } from "../primitives/popover-button";
import { Controlled } from "./controlled";
import { emojiGroups, galleryReactions } from "./emoji-fixtures";
import { emojiPickerLabels, messageListLabels } from "./english-labels";
import type { GalleryEntry } from "./gallery-entry";

const many: ReactionView[] = Array.from({ length: 50 }, (_, index) => ({
  emoji: String.fromCodePoint(0x1f600 + index),
  count: 1 + ((index * 37) % 120),
  mine: index % 7 === 0,
}));

const renderBar = (reactions: readonly ReactionView[], overrides: Partial<ReactionBarProps> = {}) => (
  <ReactionBar
    reactions={reactions}
    tabbable
    onToggle={() => undefined}
    renderReactors={() => "Jana Roth, Tim Krause and Marta Engel"}
    labels={messageListLabels}
    {...overrides}
  />
);

const renderPicker = (overrides: Partial<EmojiPickerProps> = {}, tone: SkinTone = 0) => (
  <div className="w-fit rounded-lg bg-raised shadow-pop">
    <Controlled initial={tone}>
      {(value, setValue) => (
        <EmojiPicker
          groups={emojiGroups}
          tone={value}
          onToneChange={setValue}
          onPick={() => undefined}
          labels={emojiPickerLabels}
          {...overrides}
        />
      )}
    </Controlled>
  </div>
);

export const reactionEntries: GalleryEntry[] = [
  {
    id: "reaction-bar",
    title: "ReactionBar",
    group: "Messages",
    states: [
      { name: "Some", render: () => renderBar(galleryReactions) },
      { name: "As many as there can be", render: () => renderBar(many) },
      {
        name: "Only to look at",
        render: () => <ReactionBar reactions={galleryReactions} tabbable={false} labels={messageListLabels} />,
      },
    ],
  },
  {
    id: "emoji-picker",
    title: "EmojiPicker",
    group: "Messages",
    states: [
      { name: "Ready", render: () => renderPicker() },
      { name: "With a skin tone", render: () => renderPicker({}, 3) },
      { name: "Loading", render: () => renderPicker({ groups: undefined }) },
      { name: "Failed", render: () => renderPicker({ failed: true, onRetry: () => undefined }) },
      { name: "Nothing in it", render: () => renderPicker({ groups: [] }) },
    ],
  },
  {
    id: "popover-button",
    title: "PopoverButton",
    group: "Overlays",
    states: [
      {
        name: "Closed",
        render: () => (
          <PopoverButton label="Add reaction" renderPanel={() => <p className="p-4">What can be chosen.</p>}>
            {(trigger) => (
              <IconButton {...trigger} label="Add reaction" icon={<SmilePlus aria-hidden="true" size={18} />} />
            )}
          </PopoverButton>
        ),
      },
    ],
  },
];
