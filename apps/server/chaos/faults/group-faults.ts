import { sleep } from "../../bench/harness/sleep.js";
import type { Random } from "../random.js";
import type { Admin } from "../stage/admin.js";
import type { Stage } from "../stage/stage.js";
import { type Fault, Unproven } from "./fault.js";

/** People in a group that is made to be deleted, and people put out of one at a time. */
const FOUNDERS = 12;
const REMOVED = 6;

const othersIn = ({ workspace }: Admin) => workspace.people.slice(1).map(({ id }) => id);

/** How often groups are made anew when none came to its end. */
const ROUNDS = 3;

/** Groups are made, archived while people talk in them, taken back into use, and deleted. */
export const groupsDeleted: Fault = {
  kind: "groups-deleted",
  track: "clients",
  holdMs: [3_000, 5_000],
  async strike({ admins }, holdMs, random) {
    const live = async (admin: Admin, chance: Random) => {
      const id = await admin.createGroup("Not for long", chance.some(othersIn(admin), FOUNDERS));
      await admin.say(id, "This will be deleted.");
      await sleep(holdMs / 3);
      await admin.archive(id, true);
      await sleep(holdMs / 3);
      await admin.archive(id, false);
      await admin.say(id, "Back for a moment.");
      await sleep(holdMs / 3);
      return admin.delete(id);
    };
    // Somebody who was to be in it may be deactivated just then, and a failover may take a group along, or all of them.
    for (let round = 1; round <= ROUNDS; round += 1) {
      const ended = await Promise.allSettled(admins.map((admin) => live(admin, random.branch())));
      const deleted = ended.filter((one) => one.status === "fulfilled" && one.value).length;
      if (deleted > 0) return `${deleted} of ${admins.length} groups`;
    }
    throw new Unproven("no group came to its end");
  },
};

/**
 * People who are away miss what is said in a group, are put out of it, and come back in the same moment, to whichever node: it
 * may not tell them a word of it any more (SPEC R3a). What is said right behind the removal proves by its place in the log that
 * the removal was committed before they asked.
 */
export const removedAndBack: Fault = {
  kind: "removed-and-back",
  track: "clients",
  holdMs: [2_000, 3_000],
  async strike(stage, holdMs, random) {
    const counts = await Promise.all(stage.admins.map((admin) => putOut(stage, admin, holdMs, random.branch())));
    return `${counts.reduce((sum, count) => sum + count, 0)} people, back at once`;
  },
};

async function putOut({ loads }: Stage, admin: Admin, holdMs: number, random: Random): Promise<number> {
  const group = random.pick(admin.workspace.groups);
  const chosen = random.some(othersIn(admin), REMOVED);
  const everywhere = (verb: "leave" | "return", memberIds: string[]) =>
    Promise.all(loads.map((load) => load.call(verb, memberIds)));
  await Promise.all(chosen.map((id) => admin.add(group, id)));
  await everywhere("leave", chosen);
  const removed: string[] = [];
  try {
    for (let word = 1; word <= 3; word += 1) {
      await admin.say(group, `Said while some were away: ${word}`);
      await sleep(holdMs / 3);
    }
    for (const id of chosen) {
      if (await admin.remove(group, id)) removed.push(id);
      await Promise.all([everywhere("return", [id]), admin.announce("Somebody has left.")]);
    }
  } finally {
    await everywhere("return", chosen);
  }
  await Promise.all(removed.map((id) => admin.add(group, id)));
  return removed.length;
}
