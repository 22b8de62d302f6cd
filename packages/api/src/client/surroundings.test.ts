import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { realSurroundings, type SurroundingsChange } from "./surroundings.js";

/** A browser's window or document, as far as listening goes. */
class FakeTarget {
  readonly listeners = new Map<string, () => void>();
  addEventListener = (type: string, listener: () => void) => void this.listeners.set(type, listener);
  removeEventListener = (type: string) => void this.listeners.delete(type);
  fire = (type: string) => this.listeners.get(type)?.();
}

const page = Object.assign(new FakeTarget(), { visibilityState: "visible" });
const frame = new FakeTarget();
const changes: SurroundingsChange[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  changes.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

describe("in a browser", () => {
  beforeEach(() => {
    vi.stubGlobal("document", page);
    vi.stubGlobal("addEventListener", frame.addEventListener);
    vi.stubGlobal("removeEventListener", frame.removeEventListener);
  });

  test("the network and everything that looks like waking up is told, until it is stopped", () => {
    const stop = realSurroundings.watch((change) => changes.push(change));
    frame.fire("online");
    frame.fire("offline");
    frame.fire("pageshow");
    page.fire("resume");
    page.fire("visibilitychange");
    page.visibilityState = "hidden";
    page.fire("visibilitychange");
    expect(changes).toEqual(["online", "offline", "woken", "woken", "woken"]);
    stop();
    expect([frame.listeners.size, page.listeners.size, vi.getTimerCount()]).toEqual([0, 0, 0]);
  });

  test("it is offline when the browser says so", () => {
    vi.stubGlobal("navigator", { onLine: false });
    expect(realSurroundings.isOffline()).toBe(true);
    vi.stubGlobal("navigator", { onLine: true });
    expect(realSurroundings.isOffline()).toBe(false);
  });
});

test("timers that come much too late tell of a nap; small delays do not", () => {
  const stop = realSurroundings.watch((change) => changes.push(change));
  vi.advanceTimersByTime(20_000);
  vi.setSystemTime(Date.now() + 3_000);
  vi.advanceTimersByTime(5_000);
  expect(changes).toEqual([]);
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(5_000);
  expect(changes).toEqual(["woken"]);
  vi.advanceTimersByTime(60_000);
  expect(changes).toEqual(["woken"]);
  stop();
});

test("an alarm rings once, unless it is called off", () => {
  const rung: string[] = [];
  realSurroundings.after(100, () => rung.push("rung"));
  const callOff = realSurroundings.after(100, () => rung.push("never"));
  callOff();
  vi.advanceTimersByTime(1_000);
  expect(rung).toEqual(["rung"]);
});

test("chance is in [0, 1) and the clock is the system's", () => {
  const chance = realSurroundings.random();
  expect(chance >= 0 && chance < 1).toBe(true);
  expect(realSurroundings.now()).toBe(Date.now());
});
