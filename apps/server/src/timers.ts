/** Work put off. The system's runs on the event loop; a simulation decides by itself what comes when. */
export interface Timers {
  /** Milliseconds on a clock that only goes forward; no time of day. */
  now(): number;
  /** Runs the task in a later turn of the event loop, behind what is ready now. */
  defer(task: () => void): void;
  /** Runs the task once, after so many milliseconds, without keeping the process alive. What it gives calls it off. */
  after(ms: number, task: () => void): () => void;
  /** Runs the task every so many milliseconds. What it gives ends that. */
  every(ms: number, task: () => void): () => void;
}

export const systemTimers: Timers = {
  now: () => performance.now(),
  defer: (task) => void setImmediate(task),
  after: (ms, task) => {
    const timer = setTimeout(task, ms).unref();
    return () => clearTimeout(timer);
  },
  every: (ms, task) => {
    const timer = setInterval(task, ms);
    return () => clearInterval(timer);
  },
};
