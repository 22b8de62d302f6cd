/**
 * Does work that is called off after so many milliseconds, or when everything stops; the signal tells the work so.
 *
 * `AbortSignal.any` with `AbortSignal.timeout` would read as well, but Node 20 collects such a timeout as garbage while it is
 * waited for, and the work never hears of it (https://github.com/nodejs/node/issues/57736).
 */
export async function withinTime<Result>(
  ms: number,
  stopping: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const stop = () => controller.abort(stopping.reason);
  if (stopping.aborted) stop();
  stopping.addEventListener("abort", stop, { once: true });
  const tooLong = () => controller.abort(new DOMException(`It took longer than ${ms} ms.`, "TimeoutError"));
  const timer = setTimeout(tooLong, ms).unref();
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    stopping.removeEventListener("abort", stop);
  }
}
