import { randomUUID } from "node:crypto";
import type {
  Actor,
  Conversation,
  EphemeralSignal,
  LogEvent,
  Message,
  Services,
  WorkspaceRole,
} from "@parley/api/server";
import { type Database, enterWorkspace, members, users, workspaceCounters, workspaces } from "@parley/db";
import { createTestDatabase } from "@parley/db/testing";
import { eq } from "drizzle-orm";
import { systemClock } from "../clock.js";
import { answeringDatabase } from "../events/answering-database.js";
import { LaneCounters } from "../events/lane-counters.js";
import { type HydratedRow, LogReader } from "../events/log-reader.js";
import { WorkspaceEventLog } from "../events/workspace-event-log.js";
import { createConversationsFeature } from "../features/conversations/index.js";
import { createDraftsFeature } from "../features/drafts/index.js";
import type { Feature } from "../features/feature.js";
import { createGroupsFeature } from "../features/groups/index.js";
import { createMembersFeature } from "../features/members/index.js";
import { createMentionsFeature } from "../features/mentions/index.js";
import { createMessagesFeature } from "../features/messages/index.js";
import type { MessagesDeps } from "../features/messages/messages-deps.js";
import { createNotificationsFeature, Notifier } from "../features/notifications/index.js";
import { createPinsFeature } from "../features/pins/index.js";
import { createPreferencesFeature } from "../features/preferences/index.js";
import { createPreviewsFeature, type PageRules } from "../features/previews/index.js";
import { createReactionsFeature } from "../features/reactions/index.js";
import { createReceiptsFeature, ReadCursors, ReceiptRelay } from "../features/receipts/index.js";
import { createSavedFeature } from "../features/saved/index.js";
import { createScheduledFeature } from "../features/scheduled/index.js";
import { createSearchFeature } from "../features/search/index.js";
import { createThreadsFeature } from "../features/threads/index.js";
import { createJobQueue } from "../jobs/job-queue.js";
import { JobWorker } from "../jobs/job-worker.js";
import type { Signals } from "../realtime/signals.js";
import { closedWeb } from "./fakes/closed-web.js";
import { heldTimers } from "./fakes/held-timers.js";
import { silentLogger } from "./fakes/silent-logger.js";
import { mintActor } from "./mint-actor.js";

type Served = Pick<
  Services,
  | "conversations"
  | "groups"
  | "members"
  | "mentions"
  | "messages"
  | "notifications"
  | "pins"
  | "preferences"
  | "reactions"
  | "receipts"
  | "drafts"
  | "previews"
  | "saved"
  | "scheduled"
  | "search"
  | "threads"
>;

/** The features of the conversation side on a database of their own. */
export interface ConversationWorld extends Served {
  db: Database;
  deps: MessagesDeps;
  /** Ids of the members who are connected: what `<!here>` goes by. */
  connected: Set<string>;
  /** Signals told so far, oldest first. */
  signals: { memberId: string; signal: EphemeralSignal }[];
  /** Stores what is written behind, and tells of it. */
  flush(): Promise<void>;
  /** Does the jobs that are due. */
  runJobs(): Promise<void>;
  /** Every row of a workspace's log, with what clients see of it now. */
  readLog(workspaceId: string, after?: number): Promise<HydratedRow[]>;
  /** Makes the notifications of what is in a workspace's log. */
  notify(workspaceId: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the world on a fresh database; with `withoutRowSecurity` only the program's own filters part workspaces. */
export async function openConversationWorld(
  options: { withoutRowSecurity?: boolean; pages?: PageRules } = {},
): Promise<ConversationWorld> {
  const testDatabase = await createTestDatabase();
  const db = answeringDatabase(options.withoutRowSecurity ? testDatabase.withoutRowSecurity : testDatabase.db);
  const signals: ConversationWorld["signals"] = [];
  const logger = silentLogger;
  const collecting: Signals = {
    toMember: (_workspaceId, memberId, signal) => void signals.push({ memberId, signal }),
    toConversation: () => undefined,
  };
  const cursors = new ReadCursors({ db, signals: collecting, logger });
  const storeReads = () => cursors.flush();
  // Told when a test says so.
  const relay = new ReceiptRelay({ db, signals: collecting, logger, storeReads, tellAfterMs: 60_000 });
  const connected = new Set<string>();
  const worker = new JobWorker({ db, logger });
  const deps: MessagesDeps = {
    db,
    log: new WorkspaceEventLog({ db, onCommit: () => undefined }),
    signals: collecting,
    reads: cursors,
    lanes: new LaneCounters(),
    jobs: createJobQueue(() => undefined),
    connections: { closeSession: () => 0, closeMember: () => 0 },
    clock: systemClock,
    logger,
    publicUrl: "http://localhost:3000",
    listConnected: () => connected,
  };
  const messages = createMessagesFeature(deps);
  const features = {
    conversations: createConversationsFeature(deps),
    drafts: createDraftsFeature(deps),
    groups: createGroupsFeature(deps),
    members: createMembersFeature(deps),
    mentions: createMentionsFeature(deps),
    messages,
    notifications: createNotificationsFeature({ ...deps, channels: [] }),
    pins: createPinsFeature(deps),
    preferences: createPreferencesFeature(deps),
    previews: createPreviewsFeature({ ...deps, pages: options.pages ?? closedWeb }),
    reactions: createReactionsFeature(deps),
    receipts: createReceiptsFeature({ ...deps, cursors, relay }),
    saved: createSavedFeature(deps),
    scheduled: createScheduledFeature({ ...deps, sender: messages.sender }),
    search: createSearchFeature(deps),
    threads: createThreadsFeature(deps),
  };
  const { log, clock, jobs } = deps;
  const notifier = new Notifier({ db, log, jobs, clock, logger, timers: heldTimers });
  const reader = new LogReader({ db, logger });
  for (const feature of Object.values<Feature<keyof Served>>(features)) {
    reader.register(feature.hydrators);
    worker.register(feature.jobs ?? []);
  }
  await worker.prepare();
  return {
    db,
    deps,
    connected,
    signals,
    conversations: features.conversations.service,
    groups: features.groups.service,
    members: features.members.service,
    mentions: features.mentions.service,
    messages: features.messages.service,
    notifications: features.notifications.service,
    pins: features.pins.service,
    preferences: features.preferences.service,
    reactions: features.reactions.service,
    scheduled: features.scheduled.service,
    drafts: features.drafts.service,
    previews: features.previews.service,
    receipts: features.receipts.service,
    saved: features.saved.service,
    search: features.search.service,
    threads: features.threads.service,
    readLog: (workspaceId, after = 0) => readLog(reader, db, workspaceId, after),
    flush: async () => {
      await storeReads();
      await relay.flush();
    },
    notify: async (workspaceId) => {
      await storeReads();
      await notifier.catchUp(workspaceId);
    },
    runJobs: () => worker.drain(),
    close: async () => {
      await worker.stop();
      await relay.stop();
      await cursors.stop();
      await testDatabase.close();
    },
  };
}

async function readLog(reader: LogReader, db: Database, workspaceId: string, after: number): Promise<HydratedRow[]> {
  const snapshot = await reader.snapshot(workspaceId);
  if (snapshot === null) throw new Error("There is no such workspace");
  const rid = after === 0 ? 0 : ((await reader.findRid(workspaceId, after)) ?? 0);
  const page = await reader.page(workspaceId, { after, rid, limit: snapshot.head - after });
  if (!page.ok) throw new Error(`The log of ${db.kind} cannot be read from ${after}: ${page.reason}`);
  return page.rows;
}

/** The events of log rows that still have something to show. Throws for one that could not be shown. */
export function eventsOf(rows: readonly HydratedRow[]): LogEvent[] {
  return rows.flatMap(({ event }) => {
    if (event === null) return [];
    if (event.type === "gap" || event.type === "sync" || event.type === "reset")
      throw new Error(`There is a ${event.type}`);
    return event;
  });
}

/** A workspace whose members have the given roles, the first in order. */
export async function seedWorkspace<const Roles extends readonly WorkspaceRole[]>(
  world: Pick<ConversationWorld, "db">,
  ...roles: Roles
): Promise<{ [Index in keyof Roles]: Actor }> {
  const workspaceId = randomUUID();
  const people = roles.map((role, index) => ({
    role,
    userId: randomUUID(),
    id: randomUUID(),
    name: `Person ${index}`,
  }));
  const emailOf = (userId: string) => `${userId}@parley.test`;
  await world.db.withIdentity(async (tx) => {
    await tx
      .insert(users)
      .values(people.map(({ userId, name }) => ({ id: userId, name, email: emailOf(userId), passwordHash: "-" })));
    await enterWorkspace(tx, workspaceId);
    await tx.insert(workspaces).values({ id: workspaceId, slug: `w-${workspaceId.slice(0, 8)}`, name: "Work", rev: 0 });
    await tx.insert(workspaceCounters).values({ workspaceId });
    await tx
      .insert(members)
      .values(people.map((person) => ({ ...person, workspaceId, email: emailOf(person.userId), rev: 0 })));
  });
  const actors = people.map(({ role, userId, id }) => mintActor({ workspaceId, memberId: id, userId, role }));
  return actors as { [Index in keyof Roles]: Actor };
}

/** A person who was deactivated, as the database knows it. */
export async function deactivate(world: Pick<ConversationWorld, "db">, actor: Actor): Promise<void> {
  await world.db.withWorkspace(actor.workspaceId, (tx) =>
    tx.update(members).set({ deactivatedAt: new Date().toISOString() }).where(eq(members.id, actor.memberId)),
  );
}

/** A group of the first actor with the others in it. */
export async function createGroup(
  world: Pick<ConversationWorld, "groups">,
  owner: Actor,
  others: readonly Actor[] = [],
  overrides: Partial<Parameters<Services["groups"]["create"]>[1]> = {},
): Promise<Conversation> {
  const { conversation } = await world.groups.create(owner, {
    name: "Team",
    visibility: "private",
    history: "all",
    memberIds: others.map((actor) => actor.memberId),
    ...overrides,
  });
  return conversation;
}

/** Sends a text under a nonce of its own. */
export async function sendText(
  world: Pick<ConversationWorld, "messages">,
  author: Actor,
  conversationId: string,
  text = "Hello",
): Promise<Message> {
  const { message } = await world.messages.send(author, { conversationId, nonce: randomUUID(), text });
  return message;
}

/** Replies to a message under a nonce of its own. */
export async function sendReply(
  world: Pick<ConversationWorld, "messages">,
  author: Actor,
  root: Pick<Message, "id" | "conversationId">,
  text = "Yes",
  alsoToConversation = false,
): Promise<Message> {
  const { conversationId, id: threadRootId } = root;
  const input = { conversationId, nonce: randomUUID(), text, threadRootId, alsoToConversation };
  return (await world.messages.send(author, input)).message;
}
