import type { ComposerLabels } from "../chat/composing/composer";
import type { MentionListLabels } from "../chat/composing/mention-list";
import type { ConversationHeaderProps } from "../chat/conversations/conversation-header";
import type { ConversationListLabels } from "../chat/conversations/conversation-list";
import type { MessageListLabels } from "../chat/messages/message-list";
import type { MessagePaneProps } from "../chat/messages/message-pane";
import type { PresenceLabels } from "../chat/people/presence-label";
import type { EmojiPickerLabels } from "../chat/reactions/emoji-picker";
import type { ConnectionStatusProps } from "../chat/shell/connection-status";
import type { PeoplePickerLabels } from "../primitives/people-picker";

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const lengthLabels = {
  limit: (maxLength: number) => `At most ${maxLength.toLocaleString("en")} characters`,
  remaining: (count: number) => `${plural(count, "character", "characters")} left`,
  tooLong: (count: number) => `${plural(count, "character", "characters")} too many`,
};

export const presenceLabels: PresenceLabels = {
  online: "Online",
  away: "Away",
  busy: "Do not disturb",
  offline: "Offline",
  lastSeen: (ago) => `Last seen ${ago}`,
};

export const conversationListLabels: ConversationListLabels = {
  navigation: "Conversations",
  loading: "Loading conversations",
  loadMore: "Show more",
  errorTitle: "The conversations could not be loaded",
  errorDescription: "Check your connection and try again.",
  retry: "Try again",
  unread: (count) => plural(count, "unread message", "unread messages"),
  mentions: (count) => plural(count, "mention", "mentions"),
  presence: (status) => presenceLabels[status],
  muted: "Muted",
  pinned: "Pinned",
  draft: "Draft:",
  failed: "Not sent",
};

export const conversationHeaderLabels: ConversationHeaderProps["labels"] = {
  back: "Back to conversations",
  details: "Show details",
  loading: "Loading conversation",
};

export const messageListLabels: MessageListLabels = {
  ...lengthLabels,
  messages: "Messages",
  newDivider: "New",
  jumpToNewest: "Jump to newest",
  loadingOlder: "Loading older messages",
  olderFailed: "Older messages could not be loaded.",
  newMessage: (author, text) => `${author}: ${text}`,
  newMessages: (count) => plural(count, "new message", "new messages"),
  moreActions: "More actions",
  reactions: "Reactions",
  reaction: ({ emoji, count, mine }) =>
    `${emoji} ${plural(count, "reaction", "reactions")}${mine ? (count === 1 ? ", yours" : ", yours among them") : ""}`,
  edited: "edited",
  deleted: "This message was deleted",
  repliedInThread: "Replied in a thread",
  replies: (count) => plural(count, "reply", "replies"),
  lastReply: (ago) => `Last reply ${ago}`,
  unreadReplies: (count) => plural(count, "unread reply", "unread replies"),
  sending: "Sending",
  sent: "Sent",
  delivered: "Delivered",
  read: (count) => (count === undefined ? "Read" : `Read by ${count}`),
  readers: "Read by",
  failed: "Not sent",
  retry: "Retry",
  discard: "Discard",
  edit: "Edit message",
  save: "Save",
  cancel: "Cancel",
};

export const emojiPickerLabels: EmojiPickerLabels = {
  search: "Search emoji",
  emoji: "Emoji",
  groups: "Groups of emoji",
  results: "Found",
  noResults: "No emoji of that name.",
  skinTone: "Skin tone",
  skinTones: ["None", "Light", "Medium-light", "Medium", "Medium-dark", "Dark"],
  loading: "Loading emoji",
  errorTitle: "The emoji could not be loaded",
  errorDescription: "Check your connection and try again.",
  retry: "Try again",
};

export const messagePaneLabels: MessagePaneProps["labels"] = {
  messages: "Messages",
  loading: "Loading messages",
  errorTitle: "The messages could not be loaded",
  errorDescription: "Check your connection and try again.",
  retry: "Try again",
};

export const composerLabels: ComposerLabels = { ...lengthLabels, message: "Message", send: "Send" };

export const mentionListLabels: MentionListLabels = {
  people: "People to mention",
  loading: "Looking for people",
  found: (count) => `${plural(count, "suggestion", "suggestions")}. Use the arrow keys and Enter.`,
};

export const connectionLabels: ConnectionStatusProps["labels"] = {
  region: "Connection",
  connected: "Connected",
  reconnecting: "Reconnecting",
  offline: "Offline",
  waiting: (count) => `${plural(count, "message waits", "messages wait")} to be sent`,
};

export const typingLabels = {
  typing: (names: readonly string[]) => {
    if (names.length > 2) return "Several people are typing";
    return names.length === 2 ? `${names[0]} and ${names[1]} are typing` : `${names[0]} is typing`;
  },
};

export const peoplePickerLabels: PeoplePickerLabels = {
  search: "Add people",
  placeholder: "Name or e-mail",
  people: "People",
  remove: (name) => `Remove ${name}`,
  empty: "Nobody of that name. Invite them by link instead.",
  loading: "Loading people",
};
