import { ThreadBar, type ThreadView } from "../chat/messages/thread-bar";
import { messageListLabels } from "./english-labels";
import { aylin, galleryNow, galleryTime, jana, longNamed, tim, viewer } from "./fixtures";
import type { GalleryEntry } from "./gallery-entry";

export const galleryThread: ThreadView = {
  replyCount: 12,
  lastReplyAt: "2026-11-21T16:05:00Z",
  participants: [tim, aylin, viewer, jana, longNamed],
  unreadCount: 0,
};

const renderBar = (overrides: Partial<ThreadView> = {}) => (
  <ThreadBar
    thread={{ ...galleryThread, ...overrides }}
    tabbable
    now={galleryNow}
    locale={galleryTime.locale}
    onOpen={() => undefined}
    labels={messageListLabels}
  />
);

export const threadEntries: GalleryEntry[] = [
  {
    id: "thread-bar",
    title: "ThreadBar",
    group: "Messages",
    states: [
      { name: "Many", render: () => renderBar() },
      { name: "One", render: () => renderBar({ replyCount: 1, participants: [tim] }) },
      { name: "Unread", render: () => renderBar({ unreadCount: 3 }) },
      { name: "More unread than fit", render: () => renderBar({ replyCount: 4_000, unreadCount: 250 }) },
    ],
  },
];
