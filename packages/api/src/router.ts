import type {} from "@trpc/server/unstable-core-do-not-import";
import { authRouter } from "./features/auth/router.js";
import { conversationsRouter } from "./features/conversations/router.js";
import { draftsRouter } from "./features/drafts/router.js";
import { groupsRouter } from "./features/groups/router.js";
import { invitationsRouter } from "./features/invitations/router.js";
import { liveRouter } from "./features/live/router.js";
import { membersRouter } from "./features/members/router.js";
import { mentionsRouter } from "./features/mentions/router.js";
import { messagesRouter } from "./features/messages/router.js";
import { notificationsRouter } from "./features/notifications/router.js";
import { pinsRouter } from "./features/pins/router.js";
import { preferencesRouter } from "./features/preferences/router.js";
import { presenceRouter } from "./features/presence/router.js";
import { previewsRouter } from "./features/previews/router.js";
import { pushRouter } from "./features/push/router.js";
import { reactionsRouter } from "./features/reactions/router.js";
import { receiptsRouter } from "./features/receipts/router.js";
import { savedRouter } from "./features/saved/router.js";
import { scheduledRouter } from "./features/scheduled/router.js";
import { searchRouter } from "./features/search/router.js";
import { sessionsRouter } from "./features/sessions/router.js";
import { threadsRouter } from "./features/threads/router.js";
import { typingRouter } from "./features/typing/router.js";
import { router } from "./trpc.js";

/** Every procedure of Parley. */
export const appRouter = router({
  auth: authRouter,
  sessions: sessionsRouter,
  invitations: invitationsRouter,
  members: membersRouter,
  conversations: conversationsRouter,
  groups: groupsRouter,
  mentions: mentionsRouter,
  messages: messagesRouter,
  reactions: reactionsRouter,
  pins: pinsRouter,
  saved: savedRouter,
  scheduled: scheduledRouter,
  drafts: draftsRouter,
  previews: previewsRouter,
  threads: threadsRouter,
  receipts: receiptsRouter,
  search: searchRouter,
  typing: typingRouter,
  notifications: notificationsRouter,
  preferences: preferencesRouter,
  push: pushRouter,
  presence: presenceRouter,
  live: liveRouter,
});

export type AppRouter = typeof appRouter;
