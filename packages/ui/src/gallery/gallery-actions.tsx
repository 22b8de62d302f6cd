import Link2 from "lucide-react/icons/link-2";
import MessageSquareReply from "lucide-react/icons/message-square-reply";
import Pencil from "lucide-react/icons/pencil";
import SmilePlus from "lucide-react/icons/smile-plus";
import Trash2 from "lucide-react/icons/trash-2";
import type { MessageActionSet } from "../chat/messages/message-actions";
import type { MessageView } from "../chat/messages/message-view";
import { EmojiPicker } from "../chat/reactions/emoji-picker";
import type { SkinTone } from "../chat/reactions/emoji-rows";
import { Controlled } from "./controlled";
import { emojiGroups } from "./emoji-fixtures";
import { emojiPickerLabels } from "./english-labels";

const nothing = () => undefined;

/** The actions a message has in the app. */
export function getGalleryActions(message: MessageView): MessageActionSet {
  if (message.deletedAt || message.delivery === "sending" || message.delivery === "failed")
    return { quick: [], menu: [] };
  return {
    panel: {
      label: "Add reaction",
      icon: <SmilePlus aria-hidden="true" size={16} />,
      renderPanel: (close) => (
        <Controlled<SkinTone> initial={0}>
          {(tone, setTone) => (
            <EmojiPicker
              groups={emojiGroups}
              tone={tone}
              onToneChange={setTone}
              onPick={close}
              labels={emojiPickerLabels}
            />
          )}
        </Controlled>
      ),
    },
    quick: [
      { id: "thumbs", label: "React with 👍", icon: <span className="font-emoji">👍</span>, onSelect: nothing },
      {
        id: "reply",
        label: "Reply in thread",
        icon: <MessageSquareReply aria-hidden="true" size={16} />,
        onSelect: nothing,
      },
    ],
    menu: [
      [
        ...(message.own ? [{ id: "edit", label: "Edit", icon: <Pencil size={16} />, onSelect: nothing }] : []),
        { id: "copy", label: "Copy link", icon: <Link2 size={16} />, onSelect: nothing },
        { id: "unread", label: "Mark unread", onSelect: nothing },
      ],
      message.own
        ? [{ id: "delete", label: "Delete", icon: <Trash2 size={16} />, danger: true, onSelect: nothing }]
        : [],
    ],
  };
}
