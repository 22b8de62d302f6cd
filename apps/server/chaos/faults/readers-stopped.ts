import { sleep, until } from "../../bench/harness/sleep.js";
import type { Admin } from "../stage/admin.js";
import { SlowReaderWatch } from "../stage/slow-reader-watch.js";
import type { Stage } from "../stage/stage.js";
import { type Fault, Unproven } from "./fault.js";

/** A message of 48 KB on the wire, which is as long as one may be. */
const TEXT = "語".repeat(16_000);
/** Sent at once; and in all: far more than the sockets between a server and its client take. */
const AT_ONCE = 12;
const MOST_MESSAGES = 3_000;
/** How much longer it may take until the last one is closed. */
const FIRST_TO_LAST = 1.25;
/**
 * What else strikes at the same time may end the connections first, and who comes back stops reading anew: until the server
 * has closed one, it may take as long as a run and more, in the end with nothing else that strikes. In milliseconds.
 */
const WITHIN_MS = 240_000;
/**
 * Who leaves so many messages unread without being closed may be cut off in a way that only reading tells, as by a reset of
 * their stream: they read on for as long as it takes to notice, in milliseconds, and stop again, for twice as many. These are 15
 * MB; the two ends of a connection take up to 10 MB by Linux's defaults (tcp_wmem, tcp_rmem).
 */
const STILL_MESSAGES = 320;
const NOTICE_MS = 6_000;
/** How long is waited for somebody to be there, in milliseconds. */
const ABSENT_MS = 250;
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
  async strike(stage, _holdMs, random) {
    const admin = random.pick(stage.admins);
    const { readers } = admin.workspace.flooded;
    const { stopped, closed, sent } = await floodReaders(stage, admin);
    if (closed === 0) throw new Unproven("readers had stopped, and no server closed one");
    const since = performance.now();
    const haveEverything = async () => {
      const { seq } = await admin.say(admin.workspace.flooded.id, "That was it.");
      await until("who had stopped reading has everything", BACK_WITHIN_MS, async () => {
        const lagging = await Promise.all(stage.loads.map((load) => load.call("lagging", readers, seq)));
        return lagging.every((count) => count === 0);
      });
    };
    // A failover may take along what they wait for: then they wait for something said anew.
    await haveEverything().catch(haveEverything);
    const megabytes = Math.round((sent * TEXT.length * 3) / 1e6);
    const seconds = ((performance.now() - since) / 1_000).toFixed(1);
    return `${stopped} readers, ${closed} closed by the servers at ${megabytes} MB, complete ${seconds} s after they read on`;
  },
};

/** Floods the group until servers have closed who stopped reading; lets them read on. */
async function floodReaders({ nodes, loads }: Stage, admin: Admin) {
  const { id, readers } = admin.workspace.flooded;
  const watch = await SlowReaderWatch.begin(nodes);
  let stopped = 0;
  let sent = 0;
  let closed = 0;
  let sentBefore = 0;
  let still = STILL_MESSAGES;
  const end = performance.now() + WITHIN_MS;
  const stopReading = async () => {
    const devices = await Promise.all(loads.map((load) => load.call("stopReading", readers)));
    return devices.reduce((sum, count) => sum + count, 0);
  };
  const readOn = () => Promise.all(loads.map((load) => load.call("readOn", readers)));
  const pour = async () => {
    const said = await Promise.all(Array.from({ length: AT_ONCE }, () => admin.say(id, TEXT)));
    sent += said.length;
    closed = await watch.count();
  };
  const goesOn = (most: number) => sent < most && performance.now() < end;
  try {
    while (closed === 0 && goesOn(MOST_MESSAGES)) {
      if (sent - sentBefore > still) {
        await readOn();
        await sleep(NOTICE_MS);
        sentBefore = sent;
        still *= 2;
      }
      stopped = await stopReading();
      if (stopped === 0) await sleep(ABSENT_MS);
      else await pour();
    }
    // Nobody is stopped again: who comes back now is one whom a server has closed. Whoever has not been closed soon after the
    // first was cut off by something else.
    const enough = Math.min(MOST_MESSAGES, sent * FIRST_TO_LAST);
    while (closed < stopped && goesOn(enough)) await pour();
  } finally {
    await readOn();
  }
  return { stopped, closed, sent };
}
