import type { Gate, Services } from "@parley/api/server";
import type { Database } from "@parley/db";
import { AuthCounters, countingRevocations } from "./auth/auth-counters.js";
import { createCredentialsCheck } from "./auth/credentials.js";
import { type Credentials, createGate } from "./auth/gate.js";
import { createMemberships } from "./auth/memberships.js";
import { createPasswords } from "./auth/passwords.js";
import { createRateLimits } from "./auth/rate-limits.js";
import { recentMemberships, recentSessions } from "./auth/recent-lookups.js";
import { SessionEndWatch } from "./auth/session-end-watch.js";
import { createSessionStore } from "./auth/sessions.js";
import { createSignInAttempts } from "./auth/sign-in-attempts.js";
import type { Clock } from "./clock.js";
import type { Cluster } from "./cluster/cluster.js";
import { answeringDatabase } from "./events/answering-database.js";
import { DatabaseCounters } from "./events/database-counters.js";
import { LaneCounters } from "./events/lane-counters.js";
import { LogReader } from "./events/log-reader.js";
import { WorkspaceEventLog } from "./events/workspace-event-log.js";
import { createAuthFeature } from "./features/auth/index.js";
import { createConversationsFeature } from "./features/conversations/index.js";
import { createDigests } from "./features/digests/index.js";
import { createDraftsFeature } from "./features/drafts/index.js";
import type { Feature, FeatureDeps } from "./features/feature.js";
import { createGroupsFeature } from "./features/groups/index.js";
import { createInvitationsFeature } from "./features/invitations/index.js";
import { createLiveFeature } from "./features/live/index.js";
import type { MemberKey } from "./features/member-key.js";
import { createMembersFeature } from "./features/members/index.js";
import { createMentionsFeature } from "./features/mentions/index.js";
import { createMessagesFeature } from "./features/messages/index.js";
import { createNotificationsFeature, Notifier } from "./features/notifications/index.js";
import { createPinsFeature } from "./features/pins/index.js";
import { createPreferencesFeature } from "./features/preferences/index.js";
import { createPresenceFeature, MemberLease } from "./features/presence/index.js";
import { createPreviewsFeature, type PageRules, webRules } from "./features/previews/index.js";
import { createPushFeature, type PushRules, pushRules } from "./features/push/index.js";
import { createReactionsFeature } from "./features/reactions/index.js";
import { createReceiptsFeature, ReadCursors, ReceiptRelay } from "./features/receipts/index.js";
import { createSavedFeature } from "./features/saved/index.js";
import { createScheduledFeature } from "./features/scheduled/index.js";
import { createSearchFeature } from "./features/search/index.js";
import { createSessionsFeature } from "./features/sessions/index.js";
import { createThreadsFeature } from "./features/threads/index.js";
import { createTypingFeature } from "./features/typing/index.js";
import type { JobCounters } from "./jobs/job-counters.js";
import { createJobQueue } from "./jobs/job-queue.js";
import { JobWorker } from "./jobs/job-worker.js";
import type { Mailer } from "./mail/mailer.js";
import type { Logger } from "./observability/logger.js";
import type { Connections } from "./realtime/connections.js";
import { EphemeralHub } from "./realtime/ephemeral-hub.js";
import { Hub } from "./realtime/hub.js";
import { createSharedConnections } from "./realtime/shared-connections.js";
import { createSharedHeads } from "./realtime/shared-heads.js";
import { createSharedSignals } from "./realtime/shared-signals.js";
import { workspaceHeads } from "./realtime/workspace-heads.js";
import type { Timers } from "./timers.js";

export interface ContainerDeps {
  db: Database;
  logger: Logger;
  clock: Clock;
  cluster: Cluster;
  publicUrl: string;
  /** How the pages behind links are fetched; default: from the open web. */
  pages?: PageRules | undefined;
  mailer: Mailer;
  /** How push services are reached; default: on the open internet. */
  push?: PushRules | undefined;
  /** Multiplies every rate limit. */
  rateLimitScale: number;
  /** The live connections of this node. */
  connections: Connections;
  /** Whether there are any. */
  hasConnections: () => boolean;
  /** Those of the work behind the writes. */
  timers: Timers;
}

/** Everything behind the doors, put together once. */
export interface Container {
  readonly services: Services;
  readonly hub: Hub;
  /** What this node has done since it started, for whoever watches. */
  readonly counters: { lanes: LaneCounters; auth: AuthCounters; database: DatabaseCounters; jobs: JobCounters };
  /** Makes notifications behind the writes. */
  readonly notifier: Notifier;
  /** Turns the mails about the unread off of whom a link was sent to; whether there is such a link. */
  unsubscribe(token: string): Promise<boolean>;
  /** Read cursors acknowledged and not stored yet. */
  unsavedReads(): number;
  /** The gate of one call. */
  readonly openGate: (credentials: Credentials) => Gate;
  readonly findEndedSessions: (sessionIds: readonly string[]) => Promise<readonly string[]>;
  /** Stores now what is written behind (SPEC W1). */
  flush(): Promise<void>;
  /** Makes ready what verbs need of the database beside its tables; before the first call. Repeated calls are fine. */
  prepare(): Promise<void>;
  /** Does the jobs that are due, and those that follow from them; while it runs they are done by themselves. */
  runJobs(): Promise<void>;
  run(): void;
  stop(): Promise<void>;
}

/** Puts the features on their ground. Who needs whom is written here and nowhere else. */
export function createContainer(deps: ContainerDeps): Container {
  const { logger, clock, cluster, publicUrl } = deps;
  const worker = new JobWorker({ db: deps.db, logger });
  const counters = {
    lanes: new LaneCounters(),
    auth: new AuthCounters(),
    database: new DatabaseCounters(),
    jobs: worker.counters,
  };
  const db = answeringDatabase(deps.db, counters.database);
  const sessions = recentSessions(countingRevocations(createSessionStore({ db, clock, logger }), counters.auth), clock);
  const reader = new LogReader({ db, logger });
  const hub = new Hub({ reader, logger, findHeads: (workspaceIds) => workspaceHeads(db, workspaceIds) });
  const ephemeral = new EphemeralHub(hub);
  const memberships = recentMemberships(createMemberships(db), clock);
  const connections = createSharedConnections({
    connections: deps.connections,
    sessions,
    memberships,
    hub,
    bus: cluster.bus,
  });
  const sessionEnds = new SessionEndWatch({
    db: deps.db,
    logger,
    hasConnections: deps.hasConnections,
    closeSession: deps.connections.closeSession,
  });
  const heads = createSharedHeads(hub, cluster.bus);
  const log = new WorkspaceEventLog({
    db,
    onCommit: (workspaceId, head, entries) => {
      if (entries.some(({ type }) => type.startsWith("member."))) connections.forgetMemberships(workspaceId);
      heads.hint(workspaceId, head);
      notifier.hint(workspaceId);
    },
    onPublish: (workspaceId, rows, beforeRid) => {
      heads.publish(workspaceId, rows, beforeRid);
      notifier.hint(workspaceId);
    },
  });
  const jobs = createJobQueue(worker.soon);
  const notifier = new Notifier({ db, log, jobs, clock, logger, timers: deps.timers });
  const signals = createSharedSignals(ephemeral, cluster.bus);
  const cursors = new ReadCursors({ db, signals, logger });
  const relay = new ReceiptRelay({ db, signals, logger, storeReads: () => cursors.flush() });
  const base: FeatureDeps = {
    db,
    log,
    signals,
    connections,
    reads: cursors,
    lanes: counters.lanes,
    jobs,
    clock,
    logger,
    publicUrl,
  };

  const limits = createRateLimits({
    scale: deps.rateLimitScale,
    createLimiter: cluster.createCallLimiter,
    onRefused: (limit) => {
      counters.auth.rateLimited[limit] += 1;
    },
  });
  const passwords = createPasswords();
  const credentials = createCredentialsCheck({
    db,
    passwords,
    attempts: createSignInAttempts(cluster.createExactLimiter),
  });
  const identity = { ...base, sessions, memberships, passwords, credentials };
  // Each node tells those connected to it what it knows of everybody: these signals go no farther.
  const peers = { leases: cluster.leases("presence", MemberLease), bus: cluster.bus };
  const presence = createPresenceFeature({ ...base, signals: ephemeral, hub, ephemeral, peers });
  const isActive = (member: MemberKey) => presence.board.isActive(member);
  const push = createPushFeature({ ...base, sessions, pushRules: deps.push ?? pushRules, isActive });
  const digests = createDigests({ ...base, mailer: deps.mailer, isActive });
  const messages = createMessagesFeature({ ...base, listConnected: (id) => presence.board.listConnected(id) });
  const features = {
    auth: createAuthFeature(identity),
    sessions: createSessionsFeature(identity),
    invitations: createInvitationsFeature(identity),
    members: createMembersFeature(base),
    conversations: createConversationsFeature(base),
    groups: createGroupsFeature(base),
    mentions: createMentionsFeature(base),
    messages,
    reactions: createReactionsFeature(base),
    pins: createPinsFeature(base),
    saved: createSavedFeature(base),
    scheduled: createScheduledFeature({ ...base, sender: messages.sender }),
    drafts: createDraftsFeature(base),
    previews: createPreviewsFeature({ ...base, pages: deps.pages ?? webRules }),
    receipts: createReceiptsFeature({ ...base, cursors, relay }),
    search: createSearchFeature(base),
    threads: createThreadsFeature(base),
    typing: createTypingFeature(base),
    notifications: createNotificationsFeature({ ...base, channels: [push.channel, digests.channel] }),
    preferences: createPreferencesFeature(base),
    push,
    presence,
    live: createLiveFeature({ ...base, hub, ephemeral }),
  } satisfies { [Name in keyof Services]: Feature<Name> };
  for (const feature of Object.values<Feature<keyof Services>>(features)) {
    reader.register(feature.hydrators);
    worker.register(feature.jobs ?? []);
  }
  worker.register(digests.jobs);

  return {
    services: {
      auth: features.auth.service,
      sessions: features.sessions.service,
      invitations: features.invitations.service,
      members: features.members.service,
      conversations: features.conversations.service,
      groups: features.groups.service,
      mentions: features.mentions.service,
      messages: features.messages.service,
      reactions: features.reactions.service,
      pins: features.pins.service,
      saved: features.saved.service,
      scheduled: features.scheduled.service,
      drafts: features.drafts.service,
      previews: features.previews.service,
      threads: features.threads.service,
      receipts: features.receipts.service,
      search: features.search.service,
      typing: features.typing.service,
      notifications: features.notifications.service,
      preferences: features.preferences.service,
      push: features.push.service,
      presence: features.presence.service,
      live: features.live.service,
    },
    hub,
    counters,
    notifier,
    unsubscribe: digests.unsubscribe,
    unsavedReads: () => cursors.unsaved,
    openGate: createGate({ sessions, memberships, limits }),
    findEndedSessions: async (sessionIds) => {
      const active = new Set(await sessions.listActive(sessionIds));
      return sessionIds.filter((id) => !active.has(id));
    },
    flush: async () => {
      await cursors.flush();
      await relay.flush();
    },
    prepare: async () => {
      await worker.prepare();
      await push.prepare();
    },
    runJobs: () => worker.drain(),
    run: () => {
      worker.run();
      hub.run();
      presence.board.run();
      sessionEnds.run();
      notifier.run();
      cluster.run();
    },
    stop: async () => {
      await worker.stop();
      hub.stop();
      presence.board.stop();
      sessionEnds.stop();
      cluster.stop();
      await notifier.stop();
      await Promise.all([relay.stop().then(() => cursors.stop()), sessions.drain()]);
    },
  };
}
