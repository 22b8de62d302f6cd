import Plus from "lucide-react/icons/plus";
import Search from "lucide-react/icons/search";
import Video from "lucide-react/icons/video";
import { Composer } from "../chat/composing/composer";
import { ConversationHeader } from "../chat/conversations/conversation-header";
import { ConversationList } from "../chat/conversations/conversation-list";
import { MessageList } from "../chat/messages/message-list";
import { TypingIndicator } from "../chat/people/typing-indicator";
import { AppShell, type ShellView } from "../chat/shell/app-shell";
import { ConnectionStatus } from "../chat/shell/connection-status";
import { WorkspaceRail } from "../chat/shell/workspace-rail";
import { Avatar } from "../primitives/avatar";
import { IconButton } from "../primitives/icon-button";
import { Controlled } from "./controlled";
import {
  composerLabels,
  connectionLabels,
  conversationHeaderLabels,
  conversationListLabels,
  messageListLabels,
  typingLabels,
} from "./english-labels";
import { conversationMessages, conversations, galleryNow, galleryTime, viewer } from "./fixtures";
import { getGalleryActions } from "./gallery-actions";
import type { GalleryEntry } from "./gallery-entry";

const sidebar = (
  <>
    <header className="flex h-16 shrink-0 items-center gap-1 px-4">
      <h1 className="min-w-0 flex-1 truncate text-title font-bold">Lindenhof Immobilien</h1>
      <IconButton label="Search" icon={<Search aria-hidden="true" size={18} />} tooltipSide="bottom" />
      <IconButton label="New conversation" icon={<Plus aria-hidden="true" size={20} />} tooltipSide="bottom" />
    </header>
    <div className="min-h-0 flex-1 overflow-y-auto px-2">
      <ConversationList
        {...galleryTime}
        status="ready"
        conversations={conversations}
        activeId="c-1"
        getHref={(id) => `#${id}`}
        now={galleryNow}
        labels={conversationListLabels}
        empty={null}
      />
    </div>
    <footer className="flex items-center gap-2 px-4 py-2 [--avatar-ring:var(--canvas)]">
      <Avatar id={viewer.id} name={viewer.name} size={32} presence="online" />
      <span className="min-w-0 flex-1 truncate text-small font-semibold">{viewer.name}</span>
      <ConnectionStatus state="connected" labels={connectionLabels} />
    </footer>
  </>
);

const rail = (
  <WorkspaceRail
    activeId="w-1"
    getHref={(id) => `#${id}`}
    labels={{ navigation: "Workspaces", unread: (count) => `${count} unread messages` }}
    workspaces={[
      { id: "w-1", name: "Lindenhof Immobilien", unreadCount: 0 },
      { id: "w-2", name: "Hafen Quartier", unreadCount: 4 },
    ]}
  />
);

const panel = (
  <>
    <header className="flex h-16 shrink-0 items-center border-b border-line px-4">
      <h2 className="text-title font-bold">Details</h2>
    </header>
    <p className="p-4 text-muted">Everything about the house at Lindenstraße 14: tenants, craftsmen, viewings.</p>
  </>
);

function renderShell(view: ShellView, extras: { rail?: boolean; panel?: boolean } = {}) {
  return (
    <div className="[&_.h-dvh]:h-180">
      <AppShell
        view={view}
        sidebar={sidebar}
        mainLabel="Lindenstraße 14"
        labels={{ skipToMain: "Skip to conversation" }}
        {...(extras.rail && { rail })}
        {...(extras.panel && { panel, panelLabel: "Details" })}
      >
        <ConversationHeader
          conversation={{ id: "c-1", kind: "group", name: "Lindenstraße 14" }}
          subtitle="4 members"
          actions={<IconButton label="Start video call" icon={<Video aria-hidden="true" size={18} />} />}
          onBack={() => undefined}
          onOpenDetails={() => undefined}
          labels={conversationHeaderLabels}
        />
        <MessageList
          {...galleryTime}
          messages={conversationMessages}
          hasOlder={false}
          now={galleryNow}
          getActions={getGalleryActions}
          labels={messageListLabels}
        />
        <TypingIndicator names={["Tim Krause"]} labels={typingLabels} />
        <Controlled initial="">
          {(value, setValue) => (
            <Composer
              value={value}
              onChange={setValue}
              onSend={() => setValue("")}
              maxLength={16_000}
              placeholder="Message Lindenstraße 14"
              labels={composerLabels}
            />
          )}
        </Controlled>
      </AppShell>
    </div>
  );
}

export const shellEntries: GalleryEntry[] = [
  {
    id: "app-shell",
    title: "AppShell",
    group: "Layout",
    states: [
      { name: "Conversation", render: () => renderShell("conversation") },
      { name: "Rail and panel", render: () => renderShell("panel", { rail: true, panel: true }) },
      { name: "List on a phone", render: () => <div className="max-w-80">{renderShell("list")}</div> },
    ],
  },
];
