import MessagesSquare from "lucide-react/icons/messages-square";
import Phone from "lucide-react/icons/phone";
import Video from "lucide-react/icons/video";
import { ConversationAvatar } from "../chat/conversations/conversation-avatar";
import { ConversationBeginning } from "../chat/conversations/conversation-beginning";
import { ConversationHeader } from "../chat/conversations/conversation-header";
import { ConversationList, type ConversationListProps } from "../chat/conversations/conversation-list";
import { ConversationListItem } from "../chat/conversations/conversation-list-item";
import { PresenceLabel } from "../chat/people/presence-label";
import { TypingIndicator } from "../chat/people/typing-indicator";
import { ConnectionStatus } from "../chat/shell/connection-status";
import { WorkspaceRail } from "../chat/shell/workspace-rail";
import { Button } from "../primitives/button";
import { EmptyState } from "../primitives/empty-state";
import { IconButton } from "../primitives/icon-button";
import {
  connectionLabels,
  conversationHeaderLabels,
  conversationListLabels,
  presenceLabels,
  typingLabels,
} from "./english-labels";
import { conversations, galleryNow, galleryTime, jana, longNamed } from "./fixtures";
import type { GalleryEntry } from "./gallery-entry";

function renderList(overrides: Partial<ConversationListProps>) {
  return (
    <div className="max-w-80 bg-canvas p-2">
      <ConversationList
        {...galleryTime}
        status="ready"
        conversations={conversations}
        activeId="c-1"
        getHref={(id) => `#${id}`}
        now={galleryNow}
        labels={conversationListLabels}
        empty={
          <EmptyState
            icon={<MessagesSquare size={24} />}
            title="No conversations yet"
            description="Write to a colleague, or invite the first one."
            action={<Button variant="primary">New conversation</Button>}
          />
        }
        {...overrides}
      />
    </div>
  );
}

const callActions = (
  <>
    <IconButton label="Start voice call" icon={<Phone aria-hidden="true" size={18} />} />
    <IconButton label="Start video call" icon={<Video aria-hidden="true" size={18} />} />
  </>
);

const presence = <PresenceLabel status="online" locale="en" now={galleryNow} labels={presenceLabels} />;

export const conversationEntries: GalleryEntry[] = [
  {
    id: "conversation-list",
    title: "ConversationList",
    group: "Conversations",
    states: [
      { name: "Filled", render: () => renderList({}) },
      { name: "Loading", render: () => renderList({ status: "loading", conversations: [] }) },
      { name: "Empty", render: () => renderList({ conversations: [] }) },
      { name: "Error", render: () => renderList({ status: "error", conversations: [], onRetry: () => undefined }) },
      {
        name: "Loading more",
        render: () =>
          renderList({
            conversations: conversations.slice(0, 3),
            hasMore: true,
            loadingMore: true,
            onLoadMore: () => undefined,
          }),
      },
      {
        name: "More not loaded",
        render: () =>
          renderList({
            conversations: conversations.slice(0, 3),
            hasMore: true,
            loadMoreFailed: true,
            onLoadMore: () => undefined,
          }),
      },
    ],
  },
  {
    id: "conversation-list-item",
    title: "ConversationListItem",
    group: "Conversations",
    states: conversations.map((conversation) => ({
      name: conversation.id,
      render: () => (
        <div className="max-w-80 bg-canvas p-2">
          <ConversationListItem
            {...galleryTime}
            conversation={conversation}
            href={`#${conversation.id}`}
            active={conversation.id === "c-4"}
            now={galleryNow}
            labels={conversationListLabels}
          />
        </div>
      ),
    })),
  },
  {
    id: "conversation-header",
    title: "ConversationHeader",
    group: "Conversations",
    states: [
      {
        name: "Direct",
        render: () => (
          <ConversationHeader
            conversation={{ id: "c-2", kind: "direct", name: jana.name, person: jana }}
            subtitle={presence}
            actions={callActions}
            labels={conversationHeaderLabels}
          />
        ),
      },
      {
        name: "Group with details and back",
        render: () => (
          <ConversationHeader
            conversation={{ id: "c-1", kind: "group", name: "Lindenstraße 14" }}
            subtitle="4 members"
            actions={callActions}
            onBack={() => undefined}
            onOpenDetails={() => undefined}
            labels={conversationHeaderLabels}
          />
        ),
      },
      {
        name: "Long name",
        render: () => (
          <ConversationHeader
            conversation={{ id: "c-8", kind: "direct", name: longNamed.name, person: longNamed }}
            subtitle="Last seen yesterday, usually answers within a day, in the office on Mondays and Thursdays"
            actions={callActions}
            labels={conversationHeaderLabels}
          />
        ),
      },
      { name: "Loading", render: () => <ConversationHeader labels={conversationHeaderLabels} /> },
    ],
  },
  {
    id: "conversation-avatar",
    title: "ConversationAvatar",
    group: "Conversations",
    states: [
      {
        name: "Direct, group, private group",
        render: () => (
          <div className="flex gap-3">
            {conversations.slice(0, 3).map((conversation) => (
              <ConversationAvatar key={conversation.id} conversation={conversation} />
            ))}
          </div>
        ),
      },
    ],
  },
  {
    id: "conversation-beginning",
    title: "ConversationBeginning",
    group: "Conversations",
    states: [
      {
        name: "Direct",
        render: () => (
          <ConversationBeginning
            conversation={{ id: "c-2", kind: "direct", name: jana.name, person: jana }}
            text="This is the beginning of your conversation with Jana Roth."
          />
        ),
      },
      {
        name: "Group with action",
        render: () => (
          <ConversationBeginning
            conversation={{ id: "c-3", kind: "group", name: "Sales team", isPrivate: true }}
            text="You created this group today. Only people who are added see it."
            action={<Button>Add people</Button>}
          />
        ),
      },
    ],
  },
  {
    id: "presence-label",
    title: "PresenceLabel",
    group: "Conversations",
    states: (["online", "away", "busy", "offline"] as const).map((status) => ({
      name: status,
      render: () => (
        <PresenceLabel
          status={status}
          locale="en"
          now={galleryNow}
          labels={presenceLabels}
          lastSeenAt={status === "offline" ? "2026-11-21T16:05:00Z" : null}
        />
      ),
    })),
  },
  {
    id: "connection-status",
    title: "ConnectionStatus",
    group: "Conversations",
    states: (["connected", "reconnecting", "offline"] as const).map((state) => ({
      name: state,
      render: () => (
        <ConnectionStatus state={state} labels={connectionLabels} waitingCount={state === "offline" ? 2 : 0} />
      ),
    })),
  },
  {
    id: "typing-indicator",
    title: "TypingIndicator",
    group: "Conversations",
    states: [
      { name: "Nobody", render: () => <TypingIndicator names={[]} labels={typingLabels} /> },
      { name: "One", render: () => <TypingIndicator names={["Jana Roth"]} labels={typingLabels} /> },
      {
        name: "Several",
        render: () => <TypingIndicator names={["Jana Roth", "Tim Krause", "Aylin Demir"]} labels={typingLabels} />,
      },
    ],
  },
  {
    id: "workspace-rail",
    title: "WorkspaceRail",
    group: "Layout",
    states: [
      {
        name: "Three workspaces",
        render: () => (
          <div className="w-16 bg-rail">
            <WorkspaceRail
              activeId="w-1"
              getHref={(id) => `#${id}`}
              labels={{ navigation: "Workspaces", unread: (count) => `${count} unread messages` }}
              workspaces={[
                { id: "w-1", name: "Lindenhof Immobilien", unreadCount: 0 },
                { id: "w-2", name: "Hafen Quartier", unreadCount: 4 },
                { id: "w-3", name: "Nordstern", unreadCount: 0 },
              ]}
            />
          </div>
        ),
      },
    ],
  },
];
