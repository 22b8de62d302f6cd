import { Composer } from "../chat/composing/composer";
import { LinkedText } from "../chat/messages/linked-text";
import { ListDivider } from "../chat/messages/list-divider";
import { MessageItem, type MessageItemProps } from "../chat/messages/message-item";
import { SystemLine } from "../chat/messages/system-line";
import { StatusMark } from "../chat/people/status-mark";
import { Button } from "../primitives/button";
import { Controlled } from "./controlled";
import { galleryReactions } from "./emoji-fixtures";
import { composerLabels, messageListLabels } from "./english-labels";
import { aylin, galleryNow, galleryTime, jana, longNamed, makeMessage, viewer } from "./fixtures";
import { getGalleryActions } from "./gallery-actions";
import type { GalleryEntry } from "./gallery-entry";
import { galleryThread } from "./thread-entries";

function renderItem(message: Parameters<typeof makeMessage>[0], overrides: Partial<MessageItemProps> = {}) {
  const view = makeMessage(message);
  return (
    <div className="@container/list py-4">
      <MessageItem
        {...galleryTime}
        message={view}
        startsGroup
        actions={getGalleryActions(view)}
        labels={messageListLabels}
        onToggleReaction={() => undefined}
        onOpenThread={() => undefined}
        now={galleryNow}
        onRetry={() => undefined}
        onDiscard={() => undefined}
        {...overrides}
      />
    </div>
  );
}

const longText =
  "Sehr geehrte Damen und Herren, anbei sende ich Ihnen die Unterlagen zur Eigentümerversammlung. Bitte prüfen Sie die Betriebskostenabrechnung sorgfältig.\n\nhttps://portal.example/a-very-long-address/without-any-place-to-break/0123456789012345678901234567890123456789012345678901234567890123456789\n\nDonaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

function renderComposer(initial: string, disabledReason?: string, maxLength = 16_000) {
  return (
    <Controlled initial={initial}>
      {(value, setValue) => (
        <Composer
          value={value}
          onChange={setValue}
          onSend={() => setValue("")}
          maxLength={maxLength}
          placeholder="Message Jana Roth"
          labels={composerLabels}
          {...(disabledReason && { disabledReason })}
        />
      )}
    </Controlled>
  );
}

export const messageEntries: GalleryEntry[] = [
  {
    id: "message-item",
    title: "MessageItem",
    group: "Messages",
    states: [
      { name: "Plain", render: () => renderItem({ text: "The keys are with the caretaker." }) },
      { name: "Continued", render: () => renderItem({ text: "His number is in the file." }, { startsGroup: false }) },
      {
        name: "Compact",
        render: () => renderItem({ text: "The keys are with the caretaker." }, { density: "compact" }),
      },
      {
        name: "With reactions",
        render: () => renderItem({ text: "The keys are with the caretaker.", reactions: galleryReactions }),
      },
      {
        name: "Compact with reactions",
        render: () =>
          renderItem({ text: "The keys are with the caretaker.", reactions: galleryReactions }, { density: "compact" }),
      },
      { name: "With replies", render: () => renderItem({ text: "Who shows the flat?", thread: galleryThread }) },
      {
        name: "With unread replies",
        render: () => renderItem({ text: "Who shows the flat?", thread: { ...galleryThread, unreadCount: 2 } }),
      },
      { name: "Reply shown in the conversation", render: () => renderItem({ text: "I do.", isReply: true }) },
      {
        name: "Deleted with replies",
        render: () => renderItem({ text: "", deletedAt: "2026-11-21T09:20:00Z", thread: galleryThread }),
      },
      { name: "Edited", render: () => renderItem({ text: "Saturday at ten.", editedAt: "2026-11-21T09:20:00Z" }) },
      { name: "Deleted", render: () => renderItem({ author: aylin, text: "", deletedAt: "2026-11-21T09:20:00Z" }) },
      { name: "Sending", render: () => renderItem({ author: viewer, text: "On my way.", delivery: "sending" }) },
      {
        name: "Sent",
        render: () => renderItem({ author: viewer, text: "On my way.", delivery: "sent" }, { showSent: true }),
      },
      {
        name: "Delivered",
        render: () => renderItem({ author: viewer, text: "On my way.", delivery: "delivered" }, { showSent: true }),
      },
      {
        name: "Read",
        render: () => renderItem({ author: viewer, text: "On my way.", delivery: "read" }, { showSent: true }),
      },
      {
        name: "Read in a group",
        render: () =>
          renderItem(
            { author: viewer, text: "On my way.", delivery: "read", readCount: 3 },
            { showSent: true, renderReaders: () => <p className="p-3">Jana Roth, Aylin Demir</p> },
          ),
      },
      {
        name: "Read, not the last",
        render: () => renderItem({ author: viewer, text: "On my way.", delivery: "read" }),
      },
      {
        name: "Failed",
        render: () =>
          renderItem({
            author: viewer,
            text: "On my way.",
            delivery: "failed",
            failure: "Not sent: this group was archived.",
          }),
      },
      {
        name: "With a status",
        render: () =>
          renderItem(
            { text: "The keys are with the caretaker." },
            { renderStatus: () => <StatusMark status={{ emoji: "🏠", text: "At a viewing" }} /> },
          ),
      },
      { name: "Long text and name", render: () => renderItem({ author: longNamed, text: longText }) },
      { name: "Highlighted", render: () => renderItem({ text: "You jumped here." }, { highlighted: true }) },
      {
        name: "Editing",
        render: () =>
          renderItem(
            { author: viewer, text: "I can take the first one on Saturday at ten." },
            { edit: { maxLength: 16_000, onSave: () => undefined, onCancel: () => undefined } },
          ),
      },
      {
        name: "Editing failed",
        render: () =>
          renderItem(
            { author: viewer, text: "I can take the first one." },
            {
              edit: {
                maxLength: 16_000,
                error: "You changed this message on another device meanwhile.",
                onSave: () => undefined,
                onCancel: () => undefined,
              },
            },
          ),
      },
    ],
  },
  {
    id: "linked-text",
    title: "LinkedText",
    group: "Messages",
    states: [
      {
        name: "Paragraphs, breaks and addresses",
        render: () => (
          <LinkedText
            text={"Two lines\nin one paragraph.\n\nSee https://portal.example/a?b=1 or write to office@example.com."}
          />
        ),
      },
    ],
  },
  {
    id: "list-divider",
    title: "ListDivider",
    group: "Messages",
    states: [
      { name: "Day", render: () => <ListDivider tone="day" text="Saturday, 14 November" /> },
      { name: "New", render: () => <ListDivider tone="new" text="New" /> },
    ],
  },
  {
    id: "system-line",
    title: "SystemLine",
    group: "Messages",
    states: [
      {
        name: "Joined",
        render: () => <SystemLine {...galleryTime} text={`${jana.name} joined`} createdAt="2026-11-21T09:12:00Z" />,
      },
      {
        name: "Long",
        render: () => (
          <SystemLine
            {...galleryTime}
            text={`${longNamed.name} changed the name from “Viewings in the north” to “Viewings on Saturdays and public holidays”`}
            createdAt="2026-11-21T09:12:00Z"
          />
        ),
      },
    ],
  },
  {
    id: "composer",
    title: "Composer",
    group: "Messages",
    states: [
      { name: "Empty", render: () => renderComposer("") },
      { name: "Filled", render: () => renderComposer("I can take the first one\non Saturday at ten.") },
      {
        name: "Near the limit",
        render: () => renderComposer("Nearly forty characters fit in this box", undefined, 42),
      },
      { name: "Too long", render: () => renderComposer("More than twenty characters do not fit", undefined, 20) },
      { name: "Disabled", render: () => renderComposer("", "This group is archived. Nobody can write here any more.") },
      {
        name: "With actions",
        render: () => (
          <Controlled initial="">
            {(value, setValue) => (
              <Composer
                value={value}
                onChange={setValue}
                onSend={() => setValue("")}
                maxLength={16_000}
                placeholder="Nachricht an die Gruppe Besichtigungen an Samstagen und Feiertagen"
                labels={composerLabels}
                actions={
                  <Button variant="ghost" size="small">
                    Attach
                  </Button>
                }
                sendActions={
                  <Button variant="ghost" size="small">
                    Later
                  </Button>
                }
              />
            )}
          </Controlled>
        ),
      },
    ],
  },
];
