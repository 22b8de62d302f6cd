/** What changed around the client: the network came back or went, or the device slept and woke. */
export type SurroundingsChange = "online" | "offline" | "woken";

/** What the client needs of the place it runs in. Tests and unusual runtimes hand in their own. */
export interface Surroundings {
  /** A number in [0, 1), for the spread of waits. */
  random: () => number;
  /** Milliseconds of a clock that goes on while the device sleeps. */
  now: () => number;
  /** Calls back once after so many milliseconds; the function it gives calls that off. */
  after: (ms: number, callback: () => void) => () => void;
  /** Whether the device says it has no network. A `false` promises nothing. */
  isOffline: () => boolean;
  /** Tells of changes until the function it gives is called. */
  watch: (listener: (change: SurroundingsChange) => void) => () => void;
}

/** How often a nap is looked for, and by how much a tick must be late to be one, in milliseconds. */
const NAP = { everyMs: 5_000, lateMs: 5_000 };

interface EventSource {
  addEventListener?(type: string, listener: () => void): void;
  removeEventListener?(type: string, listener: () => void): void;
}
interface BrowserGlobals extends EventSource {
  navigator?: { onLine?: boolean };
  document?: EventSource & { visibilityState?: string };
}

const browser = globalThis as BrowserGlobals;

function listen(source: EventSource | undefined, type: string, listener: () => void): () => void {
  source?.addEventListener?.(type, listener);
  return () => source?.removeEventListener?.(type, listener);
}

/** A sleeping device runs no timers: one that comes much too late tells of the sleep. */
function watchNaps(onWake: () => void): () => void {
  let last = Date.now();
  const timer: ReturnType<typeof setInterval> | number = setInterval(() => {
    const late = Date.now() - last - NAP.everyMs;
    last = Date.now();
    if (late > NAP.lateMs) onWake();
  }, NAP.everyMs);
  // In Node, looking for naps alone keeps no process alive; in browsers a timer is a number.
  if (typeof timer === "object") timer.unref();
  return () => clearInterval(timer);
}

/** The real clock, chance and network of a browser or of Node. */
export const realSurroundings: Surroundings = {
  random: () => Math.random(),
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  isOffline: () => browser.navigator?.onLine === false,
  watch(listener) {
    const woken = () => listener("woken");
    const stops = [
      listen(browser, "online", () => listener("online")),
      listen(browser, "offline", () => listener("offline")),
      listen(browser, "pageshow", woken),
      listen(browser.document, "resume", woken),
      listen(browser.document, "visibilitychange", () => {
        if (browser.document?.visibilityState === "visible") woken();
      }),
      watchNaps(woken),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  },
};
