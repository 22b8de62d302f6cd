// Loaded before the server's own program (`node --import`): answers questions about its process over the IPC channel.
// Nothing of it is part of the product.
import { monitorEventLoopDelay } from "node:perf_hooks";

const delay = monitorEventLoopDelay({ resolution: 1 });

/** @type {Record<string, () => unknown>} */
const answers = {
  /** Bytes of live objects on the heap. Needs --expose-gc. */
  heap() {
    for (let round = 0; round < 4; round += 1) globalThis.gc?.();
    return process.memoryUsage().heapUsed;
  },
  /** Starts watching the event loop anew. */
  watchDelay() {
    delay.enable();
    delay.reset();
  },
  /** The longest time the event loop stood still since, in milliseconds. */
  longestDelay: () => delay.max / 1e6,
};

process.on("message", (/** @type {{ id: number, name: string }} */ { id, name }) => {
  process.send?.({ id, value: answers[name]?.() });
});
// A benchmark that ended in the middle takes its server with it.
process.once("disconnect", () => process.exit());
