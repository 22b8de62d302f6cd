import type { AuthService } from "./features/auth/service.js";
import type { ConversationsService } from "./features/conversations/service.js";
import type { DraftsService } from "./features/drafts/service.js";
import type { GroupsService } from "./features/groups/service.js";
import type { InvitationsService } from "./features/invitations/service.js";
import type { LiveService } from "./features/live/service.js";
import type { MembersService } from "./features/members/service.js";
import type { MentionsService } from "./features/mentions/service.js";
import type { MessagesService } from "./features/messages/service.js";
import type { NotificationsService } from "./features/notifications/service.js";
import type { PinsService } from "./features/pins/service.js";
import type { PreferencesService } from "./features/preferences/service.js";
import type { PresenceService } from "./features/presence/service.js";
import type { PreviewsService } from "./features/previews/service.js";
import type { ReactionsService } from "./features/reactions/service.js";
import type { ReceiptsService } from "./features/receipts/service.js";
import type { SavedService } from "./features/saved/service.js";
import type { ScheduledService } from "./features/scheduled/service.js";
import type { SearchService } from "./features/search/service.js";
import type { SessionsService } from "./features/sessions/service.js";
import type { ThreadsService } from "./features/threads/service.js";
import type { TypingService } from "./features/typing/service.js";

/** What the router stands on and the server implements, one port per feature. */
export interface Services {
  auth: AuthService;
  sessions: SessionsService;
  invitations: InvitationsService;
  members: MembersService;
  conversations: ConversationsService;
  groups: GroupsService;
  mentions: MentionsService;
  messages: MessagesService;
  reactions: ReactionsService;
  pins: PinsService;
  saved: SavedService;
  scheduled: ScheduledService;
  drafts: DraftsService;
  previews: PreviewsService;
  threads: ThreadsService;
  receipts: ReceiptsService;
  search: SearchService;
  typing: TypingService;
  notifications: NotificationsService;
  preferences: PreferencesService;
  presence: PresenceService;
  live: LiveService;
}
