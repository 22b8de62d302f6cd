import { sleep } from "../../bench/harness/sleep.js";
import type { Fault } from "./fault.js";

/** The share of all connections that one fault strikes. */
const SHARE = 0.3;

/** Connections are reset, several times over. */
export const connectionsDropped: Fault = {
  kind: "connections-dropped",
  track: "clients",
  holdMs: [500, 2_000],
  breaksCalls: true,
  async strike({ relay }, holdMs, random) {
    const first = await relay.call("reset", random.between(0, 1e9), SHARE);
    await sleep(holdMs);
    const second = await relay.call("reset", random.between(0, 1e9), SHARE);
    return `${first + second} connections`;
  },
};

/** Connections stay open and carry nothing any more, and nobody is told. */
export const connectionsHalfOpen: Fault = {
  kind: "connections-half-open",
  track: "clients",
  holdMs: [6_000, 9_000],
  breaksCalls: true,
  async strike({ relay }, holdMs, random) {
    const count = await relay.call("swallow", random.between(0, 1e9), SHARE);
    await sleep(holdMs);
    await relay.call("tearSwallowed");
    return `${count} connections`;
  },
};
