import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { applySignal } from "../../sync/apply-event";
import { createClientState } from "../../sync/state/create-client-state.js";
import { createBootstrap, idOf, TIM } from "../../testing/factories";
import { watchIdle } from "./watch-idle";

describe("who is there", () => {
  const presence = {
    type: "presence",
    memberId: TIM,
    status: "online",
    lastSeenAt: null,
    text: null,
    emoji: null,
  } as const;

  test("a stream that opens tells its connection and begins anew", () => {
    const before = applySignal(createClientState(createBootstrap()), presence, 0).state;
    expect(before.presences[TIM]?.status).toBe("online");
    const after = applySignal(before, { type: "ready", connectionId: idOf(8) }, 0).state;
    expect(after).toMatchObject({ connectionId: idOf(8), presences: {} });
  });

  test("the last word on somebody stands, without the signal's own type", () => {
    const start = applySignal(createClientState(createBootstrap()), presence, 0).state;
    const { state } = applySignal(start, { ...presence, status: "dnd", text: "in a meeting" }, 0);
    expect(state.presences[TIM]).toEqual({
      memberId: TIM,
      status: "dnd",
      lastSeenAt: null,
      text: "in a meeting",
      emoji: null,
    });
  });
});

describe("idleness", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("is told once after a while without input, and taken back with the next", () => {
    const target = new EventTarget();
    const told: boolean[] = [];
    const stop = watchIdle(target, 1_000, (idle) => told.push(idle));
    vi.advanceTimersByTime(900);
    target.dispatchEvent(new Event("keydown"));
    vi.advanceTimersByTime(999);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(told).toEqual([true]);
    vi.advanceTimersByTime(5_000);
    target.dispatchEvent(new Event("pointermove"));
    target.dispatchEvent(new Event("pointermove"));
    expect(told).toEqual([true, false]);
    stop();
    vi.advanceTimersByTime(5_000);
    expect(told).toEqual([true, false]);
  });
});
