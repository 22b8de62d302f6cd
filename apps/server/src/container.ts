import type { Gate, Services } from "@parley/api/server";
import type { Database } from "@parley/db";
import { createCredentialsCheck } from "./auth/credentials.js";
import { type Credentials, createGate } from "./auth/gate.js";
import { createMemberships } from "./auth/memberships.js";
import { createPasswords } from "./auth/passwords.js";
import { createRateLimits } from "./auth/rate-limits.js";
import { recentMemberships, recentSessions } from "./auth/recent-lookups.js";
import { createSessionStore } from "./auth/sessions.js";
import { createSignInAttempts } from "./auth/sign-in-attempts.js";
import type { Clock } from "./clock.js";
import { answeringDatabase } from "./events/answering-database.js";
import { LogReader } from "./events/log-reader.js";
import { WorkspaceEventLog } from "./events/workspace-event-log.js";
import { createAuthFeature } from "./features/auth/index.js";
import { createConversationsFeature } from "./features/conversations/index.js";
import type { Feature, FeatureDeps } from "./features/feature.js";
import { createGroupsFeature } from "./features/groups/index.js";
import { createInvitationsFeature } from "./features/invitations/index.js";
import { createLiveFeature } from "./features/live/index.js";
import { createMembersFeature } from "./features/members/index.js";
import { createMessagesFeature } from "./features/messages/index.js";
import { createPresenceFeature } from "./features/presence/index.js";
import { createReceiptsFeature } from "./features/receipts/index.js";
import { createSessionsFeature } from "./features/sessions/index.js";
import { createTypingFeature } from "./features/typing/index.js";
import type { Logger } from "./observability/logger.js";
import type { Connections } from "./realtime/connections.js";
import { EphemeralHub } from "./realtime/ephemeral-hub.js";
import { Hub } from "./realtime/hub.js";

export interface ContainerDeps {
  db: Database;
  logger: Logger;
  clock: Clock;
  publicUrl: string;
  /** Multiplies every rate limit. */
  rateLimitScale: number;
  connections: Connections;
}

/** Everything behind the doors, put together once. */
export interface Container {
  readonly services: Services;
  readonly hub: Hub;
  /** The gate of one call. */
  readonly openGate: (credentials: Credentials) => Gate;
  readonly findEndedSessions: (sessionIds: readonly string[]) => Promise<readonly string[]>;
  run(): void;
  stop(): Promise<void>;
}

/** Puts the features on their ground. Who needs whom is written here and nowhere else. */
export function createContainer(deps: ContainerDeps): Container {
  const { logger, clock, publicUrl } = deps;
  const db = answeringDatabase(deps.db);
  const sessions = recentSessions(createSessionStore({ db, clock, logger }), clock);
  const connections: Connections = {
    closeSession: (sessionId) => {
      sessions.forget();
      return deps.connections.closeSession(sessionId);
    },
    closeMember: deps.connections.closeMember,
  };
  const reader = new LogReader({ db, logger });
  const hub = new Hub({ db, reader, logger });
  const ephemeral = new EphemeralHub(hub);
  const memberships = recentMemberships(createMemberships(db), clock);
  const log = new WorkspaceEventLog({
    db,
    onCommit: (workspaceId, head, entries) => {
      if (entries.some(({ type }) => type.startsWith("member."))) memberships.forget();
      hub.hint(workspaceId, head);
    },
    onPublish: (workspaceId, rows) => hub.publish(workspaceId, rows),
  });
  const base: FeatureDeps = { db, log, signals: ephemeral, connections, clock, logger, publicUrl };

  const limits = createRateLimits({ scale: deps.rateLimitScale });
  const passwords = createPasswords();
  const credentials = createCredentialsCheck({ db, passwords, attempts: createSignInAttempts() });
  const identity = { ...base, sessions, memberships, passwords, credentials };
  const presence = createPresenceFeature({ ...base, hub, ephemeral });
  const features = {
    auth: createAuthFeature(identity),
    sessions: createSessionsFeature(identity),
    invitations: createInvitationsFeature(identity),
    members: createMembersFeature(base),
    conversations: createConversationsFeature(base),
    groups: createGroupsFeature(base),
    messages: createMessagesFeature(base),
    receipts: createReceiptsFeature(base),
    typing: createTypingFeature(base),
    presence,
    live: createLiveFeature({ ...base, hub, ephemeral }),
  } satisfies { [Name in keyof Services]: Feature<Name> };
  for (const feature of Object.values(features)) reader.register(feature.hydrators);

  return {
    services: {
      auth: features.auth.service,
      sessions: features.sessions.service,
      invitations: features.invitations.service,
      members: features.members.service,
      conversations: features.conversations.service,
      groups: features.groups.service,
      messages: features.messages.service,
      receipts: features.receipts.service,
      typing: features.typing.service,
      presence: features.presence.service,
      live: features.live.service,
    },
    hub,
    openGate: createGate({ sessions, memberships, limits }),
    findEndedSessions: async (sessionIds) => {
      const active = new Set(await sessions.listActive(sessionIds));
      return sessionIds.filter((id) => !active.has(id));
    },
    run: () => {
      hub.run();
      presence.board.run();
    },
    stop: async () => {
      hub.stop();
      presence.board.stop();
      await sessions.drain();
    },
  };
}
