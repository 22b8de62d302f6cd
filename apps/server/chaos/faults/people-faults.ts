import { sleep } from "../../bench/harness/sleep.js";
import type { Fault } from "./fault.js";

/** People are taken out of groups, and put back in, while everybody talks. */
export const membershipChurn: Fault = {
  kind: "membership-churn",
  track: "clients",
  holdMs: [2_000, 4_000],
  async strike({ admins }, holdMs, random) {
    const end = performance.now() + holdMs;
    let moves = 0;
    const churn = async (admin: (typeof admins)[number], chance: typeof random) => {
      while (performance.now() < end) {
        const group = chance.pick(admin.workspace.groups);
        const { id } = chance.pick(admin.workspace.people.slice(1));
        const removed = await admin.remove(group, id);
        await sleep(chance.between(0, 300));
        const added = await admin.add(group, id);
        moves += Number(removed) + Number(added);
      }
    };
    await Promise.all(admins.map((admin) => churn(admin, random.branch())));
    return `${moves} comings and goings`;
  },
};

/** Somebody is deactivated, and taken back a little later. */
export const memberDeactivated: Fault = {
  kind: "member-deactivated",
  track: "clients",
  holdMs: [1_500, 3_000],
  async strike({ admins }, holdMs, random) {
    const chosen = admins.map((admin) => ({ admin, id: random.pick(admin.workspace.people.slice(1)).id }));
    await Promise.all(chosen.map(({ admin, id }) => admin.deactivate(id)));
    await sleep(holdMs);
    await Promise.all(chosen.map(({ admin, id }) => admin.reactivate(id)));
    return `${chosen.length} people`;
  },
};
