import { ConversationBeginning } from "../chat/conversations/conversation-beginning";
import { JumpToNewest } from "../chat/messages/jump-to-newest";
import { MessageList, type MessageListProps } from "../chat/messages/message-list";
import { MessageListSkeleton } from "../chat/messages/message-list-skeleton";
import { MessagePane } from "../chat/messages/message-pane";
import { messageListLabels, messagePaneLabels } from "./english-labels";
import { conversationMessages, galleryNow, galleryTime, makeHistory, makeMessage, viewer } from "./fixtures";
import { getGalleryActions } from "./gallery-actions";
import type { GalleryEntry } from "./gallery-entry";

const beginning = (
  <ConversationBeginning
    conversation={{ id: "c-1", kind: "group", name: "Lindenstraße 14" }}
    text="Jana Roth created this group on 20 November."
  />
);

const history = makeHistory(400);

function renderList(overrides: Partial<MessageListProps>) {
  return (
    <div className="flex h-130 flex-col bg-surface">
      <MessageList
        {...galleryTime}
        messages={conversationMessages}
        hasOlder={false}
        beginning={beginning}
        now={galleryNow}
        getActions={getGalleryActions}
        labels={messageListLabels}
        {...overrides}
      />
    </div>
  );
}

export const listEntries: GalleryEntry[] = [
  {
    id: "message-list",
    title: "MessageList",
    group: "Messages",
    states: [
      { name: "A conversation", render: () => renderList({}) },
      { name: "Compact", render: () => renderList({ density: "compact" }) },
      {
        name: "With unread",
        render: () => renderList({ messages: history, firstUnreadKey: "history-380", hasOlder: true }),
      },
      { name: "Many", render: () => renderList({ messages: history, hasOlder: true }) },
      {
        name: "Loading older",
        render: () => renderList({ messages: history.slice(0, 8), hasOlder: true, olderState: "loading" }),
      },
      {
        name: "Older failed",
        render: () => renderList({ messages: history.slice(0, 8), hasOlder: true, olderState: "error" }),
      },
      {
        name: "Older part of the history",
        render: () => renderList({ messages: history.slice(0, 60), hasNewer: true, startAtKey: "history-30" }),
      },
      {
        name: "Short, with a failed message",
        render: () =>
          renderList({
            messages: [
              makeMessage({ text: "Hello" }),
              makeMessage({
                author: viewer,
                text: "Hello Jana",
                delivery: "failed",
                failure: "Not sent: no connection.",
              }),
            ],
          }),
      },
    ],
  },
  {
    id: "message-pane",
    title: "MessagePane",
    group: "Messages",
    states: [
      {
        name: "Loading",
        render: () => (
          <div className="flex h-90 flex-col">
            <MessagePane status="loading" labels={messagePaneLabels}>
              {null}
            </MessagePane>
          </div>
        ),
      },
      {
        name: "Error",
        render: () => (
          <div className="flex h-90 flex-col">
            <MessagePane status="error" onRetry={() => undefined} labels={messagePaneLabels}>
              {null}
            </MessagePane>
          </div>
        ),
      },
      {
        name: "Empty",
        render: () => (
          <div className="flex h-90 flex-col">
            <MessagePane status="ready" isEmpty beginning={beginning} labels={messagePaneLabels}>
              {null}
            </MessagePane>
          </div>
        ),
      },
    ],
  },
  {
    id: "message-list-skeleton",
    title: "MessageListSkeleton",
    group: "Messages",
    states: [{ name: "Loading", render: () => <MessageListSkeleton label="Loading messages" /> }],
  },
  {
    id: "jump-to-newest",
    title: "JumpToNewest",
    group: "Messages",
    states: [0, 3].map((count) => ({
      name: count === 0 ? "Nothing new" : "New messages",
      render: () => (
        <div className="relative h-16">
          <JumpToNewest count={count} onJump={() => undefined} labels={messageListLabels} />
        </div>
      ),
    })),
  },
];
