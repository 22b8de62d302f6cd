import type { Services } from "@parley/api/server";
import { createTestDatabase, type TestDatabase } from "@parley/db/testing";
import { createCredentialsCheck } from "../auth/credentials.js";
import { createGate } from "../auth/gate.js";
import { createMemberships } from "../auth/memberships.js";
import { createPasswords } from "../auth/passwords.js";
import { createRateLimits } from "../auth/rate-limits.js";
import { createSessionStore, type SessionStore } from "../auth/sessions.js";
import { createSignInAttempts } from "../auth/sign-in-attempts.js";
import type { Clock } from "../clock.js";
import { answeringDatabase } from "../events/answering-database.js";
import { LaneCounters } from "../events/lane-counters.js";
import { WorkspaceEventLog } from "../events/workspace-event-log.js";
import { createAuthFeature } from "../features/auth/index.js";
import type { FeatureDeps } from "../features/feature.js";
import { createInvitationsFeature } from "../features/invitations/index.js";
import { createMembersFeature } from "../features/members/index.js";
import { createSessionsFeature } from "../features/sessions/index.js";
import { createJobQueue } from "../jobs/job-queue.js";
import { createLogger } from "../observability/logger.js";
import type { IdentityPorts } from "./identity-factories.js";

/** The identity features on a real database, with nothing in front of them. */
export interface IdentityWorld extends IdentityPorts {
  services: Pick<Services, "auth" | "sessions" | "invitations" | "members">;
  db: TestDatabase["db"];
  sessions: SessionStore;
  /** What was asked to be closed so far, in order. */
  closed: string[];
  /** Heads of logs told after commits so far, as `workspaceId seq`. */
  committed: string[];
  /** Runs ahead of the machine's clock by what the test adds, in milliseconds. */
  clock: Clock & { advance(ms: number): void };
  close(): Promise<void>;
}

export const TEST_PUBLIC_URL = "https://parley.example.com";

export async function createIdentityWorld(): Promise<IdentityWorld> {
  const database = await createTestDatabase();
  const db = answeringDatabase(database.db);
  const logger = createLogger("silent");
  const clock = createTestClock();
  const closed: string[] = [];
  const committed: string[] = [];
  const base: FeatureDeps = {
    db,
    log: new WorkspaceEventLog({ db, onCommit: (workspaceId, head) => committed.push(`${workspaceId} ${head}`) }),
    signals: { toMember: () => undefined, toConversation: () => undefined },
    reads: { settle: () => Promise.resolve() },
    lanes: new LaneCounters(),
    jobs: createJobQueue(() => undefined),
    connections: {
      closeSession: (sessionId) => closed.push(`session ${sessionId}`),
      closeMember: (workspaceId, memberId) => closed.push(`member ${workspaceId} ${memberId}`),
    },
    clock,
    logger,
    publicUrl: TEST_PUBLIC_URL,
  };
  const sessions = createSessionStore({ db, clock, logger });
  const memberships = createMemberships(db);
  const passwords = createPasswords();
  const credentials = createCredentialsCheck({ db, passwords, attempts: createSignInAttempts() });
  const deps = { ...base, sessions, memberships, passwords, credentials };
  return {
    services: {
      auth: createAuthFeature(deps).service,
      sessions: createSessionsFeature(deps).service,
      invitations: createInvitationsFeature(deps).service,
      members: createMembersFeature(deps).service,
    },
    openGate: createGate({ sessions, memberships, limits: createRateLimits() }),
    db,
    sessions,
    closed,
    committed,
    clock,
    close: async () => {
      await sessions.drain();
      await database.close();
    },
  };
}

function createTestClock(): IdentityWorld["clock"] {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance: (ms) => {
      ahead += ms;
    },
  };
}
