import { sleep } from "../../bench/harness/sleep.js";
import type { Fault } from "./fault.js";

/** A whole process of clients stands still, as a sleeping device does. */
export const clientsFrozen: Fault = {
  kind: "clients-frozen",
  track: "clients",
  holdMs: [2_000, 4_000],
  breaksCalls: true,
  async strike({ loads }, holdMs, random) {
    const { pid } = random.pick(loads);
    process.kill(pid, "SIGSTOP");
    await sleep(holdMs);
    process.kill(pid, "SIGCONT");
    return "one process of clients";
  },
};

/** Clients that go away for longer, and come back with the cursor they have. */
export const clientsAway: Fault = {
  kind: "clients-away",
  track: "clients",
  holdMs: [5_000, 12_000],
  async strike({ loads }, holdMs, random) {
    const count = await random.pick(loads).call("goAway", random.between(0, 1e9), 0.4, holdMs);
    return `${count} clients`;
  },
};

/** The same message sent several times at once, over both nodes. */
export const sendsDuplicated: Fault = {
  kind: "sends-duplicated",
  track: "clients",
  holdMs: [0, 0],
  async strike({ loads }, _holdMs, random) {
    const counts = await Promise.all(loads.map((load) => load.call("sendAtOnce", random.between(0, 1e9), 0.15, 4)));
    return `${counts.reduce((sum, count) => sum + count, 0)} messages, four times each`;
  },
};
