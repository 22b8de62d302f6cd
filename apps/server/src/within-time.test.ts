import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { withinTime } from "./within-time.js";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Work that ends only when it is told to. */
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener("abort", () => reject(signal.reason as Error));
  });

test("work that is done in time gives what it gives, and holds on to nothing", async () => {
  const stopping = new AbortController();
  let told = false;
  const result = await withinTime(60_000, stopping.signal, (signal) => {
    signal.addEventListener("abort", () => {
      told = true;
    });
    return Promise.resolve("done");
  });
  stopping.abort();
  expect({ result, told }).toEqual({ result: "done", told: false });
});

test("work that takes too long is called off, also when garbage is collected meanwhile", async () => {
  const working = withinTime(50, new AbortController().signal, untilAborted);
  collectGarbage();
  await expect(working).rejects.toMatchObject({ name: "TimeoutError", message: "It took longer than 50 ms." });
});

test("work is called off when everything stops, also when it stopped before", async () => {
  const stopping = new AbortController();
  const working = withinTime(60_000, stopping.signal, untilAborted);
  collectGarbage();
  stopping.abort(new Error("We stop."));
  await expect(working).rejects.toThrow("We stop.");
  await expect(withinTime(60_000, stopping.signal, untilAborted)).rejects.toThrow("We stop.");
});
