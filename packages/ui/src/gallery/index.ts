import { buttonEntries } from "./button-entries";
import { conversationEntries } from "./conversation-entries";
import { feedbackEntries } from "./feedback-entries";
import { formEntries } from "./form-entries";
import type { GalleryEntry } from "./gallery-entry";
import { listEntries } from "./list-entries";
import { markdownEntries } from "./markdown-entries";
import { mentionEntries } from "./mention-entries";
import { messageEntries } from "./message-entries";
import { notificationEntries } from "./notification-entries";
import { overlayEntries } from "./overlay-entries";
import { previewEntries } from "./preview-entries";
import { reactionEntries } from "./reaction-entries";
import { searchEntries } from "./search-entries";
import { shellEntries } from "./shell-entries";
import { threadEntries } from "./thread-entries";

export * from "./gallery";
export * from "./gallery-entry";

/** Every component of this package in every state. */
export const galleryEntries: readonly GalleryEntry[] = [
  ...shellEntries,
  ...conversationEntries,
  ...listEntries,
  ...mentionEntries,
  ...messageEntries,
  ...markdownEntries,
  ...reactionEntries,
  ...notificationEntries,
  ...previewEntries,
  ...searchEntries,
  ...threadEntries,
  ...buttonEntries,
  ...formEntries,
  ...feedbackEntries,
  ...overlayEntries,
];
