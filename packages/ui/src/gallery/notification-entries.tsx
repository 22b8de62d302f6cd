import { NotificationItem, type NotificationItemProps } from "../chat/shell/notification-item";
import { Avatar } from "../primitives/avatar";
import type { GalleryEntry } from "./gallery-entry";

const renderItem = (overrides: Partial<NotificationItemProps> = {}) => (
  <NotificationItem
    href="#there"
    avatar={<Avatar id="tim" name="Tim Krause" size={32} />}
    title="Tim Krause mentioned you in Lindenstraße 12"
    excerpt="@Jana Roth, who has the key to the cellar?"
    time="14:05"
    at="2026-11-21T13:05:00.000Z"
    unread
    why={["You were mentioned by name."]}
    onMarkRead={() => undefined}
    labels={{ unread: "unread", why: "Why did I get this?", markRead: "Mark as read" }}
    {...overrides}
  />
);

export const notificationEntries: GalleryEntry[] = [
  {
    id: "notification-item",
    title: "NotificationItem",
    group: "Messages",
    states: [
      { name: "unread", render: () => renderItem() },
      { name: "read", render: () => renderItem({ unread: false }) },
      {
        name: "long",
        render: () => renderItem({ title: `${"Lindenstraße ".repeat(12)}`, excerpt: "viewing ".repeat(60) }),
      },
    ],
  },
];
