import { sleep, until } from "../../bench/harness/sleep.js";
import type { Admin } from "../stage/admin.js";
import { SlowReaderWatch } from "../stage/slow-reader-watch.js";
import type { Stage } from "../stage/stage.js";
import type { Fault } from "./fault.js";

/** A message of 48 KB on the wire, which is as long as one may be. */
const TEXT = "語".repeat(16_000);
/** Sent at once, which fits into one request; and in all: far more than the sockets between a server and its client take. */
const AT_ONCE = 4;
const MOST_MESSAGES = 1_000;
/** How long one try may take, in milliseconds: whoever is not closed for what is unsent is closed then for not answering. */
const FLOOD_MS = 25_000;
/** How much longer it may take until the last one is closed. */
const FIRST_TO_LAST = 1.25;
/** What else strikes at the same time may end the connections first: then it is tried again, in the end when nothing else does. */
const TRIES = 8;
/** How long those who were closed may take to have everything, in milliseconds. */
const BACK_WITHIN_MS = 30_000;

/**
 * People no longer read what comes while their group is flooded, and answer every sign of life: it is the server that must
 * notice, close their connections at 1 MiB unsent (SPEC R7), and serve them in full when they are back.
 */
export const readersStopped: Fault = {
  kind: "readers-stopped",
  track: "clients",
  holdMs: [4_000, 8_000],
  async strike(stage, holdMs, random) {
    const admin = random.pick(stage.admins);
    for (let tried = 0; tried < TRIES; tried += 1) {
      const flood = await floodReaders(stage, admin);
      if (flood === null) {
        await sleep(holdMs / TRIES);
        continue;
      }
      const { closed, readers, sent, lastSeq } = flood;
      const since = performance.now();
      await until("who had stopped reading has everything", BACK_WITHIN_MS, async () => {
        const lagging = await Promise.all(
          stage.loads.map((load) => load.call("lagging", admin.workspace.flooded.readers, lastSeq)),
        );
        return lagging.every((count) => count === 0);
      });
      const megabytes = Math.round((sent * TEXT.length * 3) / 1e6);
      const seconds = ((performance.now() - since) / 1_000).toFixed(1);
      return `${readers} readers, ${closed} closed by the servers at ${megabytes} MB, complete ${seconds} s after they read on`;
    }
    throw new Error("readers had stopped, and no server closed one");
  },
};

/** Floods the group until a server has closed who stopped reading; `null` when none had to. Lets them read on. */
async function floodReaders({ nodes, loads }: Stage, admin: Admin) {
  const { id, readers } = admin.workspace.flooded;
  const watch = await SlowReaderWatch.begin(nodes);
  const stopped = await Promise.all(loads.map((load) => load.call("stopReading", readers)));
  const devices = stopped.reduce((sum, count) => sum + count, 0);
  let sent = 0;
  let lastSeq = 0;
  let closed = 0;
  let enough = MOST_MESSAGES;
  const end = performance.now() + FLOOD_MS;
  try {
    while (devices > 0 && closed < devices && sent < enough && performance.now() < end) {
      const said = await Promise.all(Array.from({ length: AT_ONCE }, () => admin.say(id, TEXT)));
      sent += said.length;
      lastSeq = Math.max(lastSeq, ...said.map(({ seq }) => seq));
      const isFirst = closed === 0;
      closed = await watch.count();
      // Whoever has not been closed soon after the first was cut off by something else.
      if (isFirst && closed > 0) enough = Math.min(MOST_MESSAGES, sent * FIRST_TO_LAST);
    }
  } finally {
    await Promise.all(loads.map((load) => load.call("readOn")));
  }
  return closed === 0 ? null : { closed, readers: devices, sent, lastSeq };
}
