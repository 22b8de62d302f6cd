import type { Database } from "@parley/db";
import type { Container } from "../../container.js";
import { PERSON_KEYS } from "../people.js";
import { planDemo } from "../plan/plan-demo.js";
import { WorkTime } from "../plan/work-time.js";
import { addTouches } from "./add-touches.js";
import { findStanding } from "./find-standing.js";
import { layOutTimes } from "./lay-out-times.js";
import { performDeeds } from "./perform-deeds.js";
import { Stage } from "./stage.js";

export interface SeedDemoDeps {
  /** Migrated. */
  db: Database;
  container: Pick<Container, "services" | "openGate" | "flush">;
  /** When the last message was written; default: now. */
  now?: Date;
  /** Told once, before the first deed. */
  onBegin?: () => void;
}

/**
 * Puts the demo's workspace into a database, before anybody is served. One that is there stays as it is; one that was
 * interrupted is completed, since every deed of it can be done again. Throws ConfigError for a database that others use.
 */
export async function seedDemo({ db, container, now = new Date(), onBegin }: SeedDemoDeps): Promise<void> {
  const standing = await findStanding(db);
  if (standing.finished) return;
  onBegin?.();
  const stage = new Stage(container, standing.joined);
  const plan = planDemo();
  const done = await performDeeds(stage, plan.deeds);
  await addTouches(stage, plan);
  await Promise.all(
    plan.readings.map(({ person, message }) =>
      stage.services.receipts.markRead(stage.actor(person), {
        conversationId: stage.conversationId(message.conversation),
        seq: stage.message(message).seq,
      }),
    ),
  );
  await container.flush();
  await leave(stage);
  const time = new WorkTime(now);
  const anchors = done.map(({ deed, seq }) => ({ seq, at: time.at(deed.minutes) }));
  await layOutTimes(db, stage.actor(PERSON_KEYS[0]).workspaceId, anchors);
}

/** Ends all sessions of the seeding, and the invitations that an interrupted one left unused. */
async function leave(stage: Stage): Promise<void> {
  const { auth, invitations, sessions } = stage.services;
  const owner = stage.actor(PERSON_KEYS[0]);
  for (const { id, usedCount } of (await invitations.list(owner, { limit: 100 })).items)
    if (usedCount === 0) await invitations.revoke(owner, { invitationId: id });
  for (const { identity } of stage.everybody) {
    await sessions.revokeOthers(identity);
    await auth.signOut(identity);
  }
}
