import { sleep } from "../../bench/harness/sleep.js";
import type { Fault } from "./fault.js";

/** kill -9 of a node in the midst of everything; it is started again afterwards. */
export const nodeKilled: Fault = {
  kind: "node-killed",
  track: "servers",
  holdMs: [800, 2_000],
  async strike({ nodes }, holdMs, random) {
    const node = random.pick(nodes);
    await node.kill();
    await sleep(holdMs);
    await node.start();
    return node.name;
  },
};

/** A node that stands still (SIGSTOP), with all its connections open. */
export const nodeFrozen: Fault = {
  kind: "node-frozen",
  track: "servers",
  holdMs: [1_500, 3_500],
  async strike({ nodes }, holdMs, random) {
    const node = random.pick(nodes);
    node.freeze();
    await sleep(holdMs);
    node.thaw();
    return node.name;
  },
};
