import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { applySignal } from "../../sync/apply-event";
import { createClientState } from "../../sync/state/create-client-state.js";
import { AYSE, createBootstrap, idOf, TIM } from "../../testing/factories";
import { expirePresences, receivePresences } from "./apply.js";
import { watchIdle } from "./watch-idle";

describe("who is there", () => {
  const presence = {
    type: "presence",
    memberId: TIM,
    status: "online",
    lastSeenAt: null,
    text: null,
    emoji: null,
    until: null,
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
      until: null,
    });
  });

  test("a status ends by itself, also of somebody offline and while nobody tells so [F5.5]", () => {
    const until = "2026-11-21T10:00:00.000Z";
    const told = { ...presence, text: "in a meeting", emoji: "🏠", until };
    const busy = applySignal(createClientState(createBootstrap()), { ...told, status: "dnd" }, 0).state;
    const gone = applySignal(busy, { ...told, memberId: AYSE, status: "offline", lastSeenAt: until }, 0).state;
    expect(expirePresences(gone, Date.parse(until) - 1)).toBe(gone);
    const ended = expirePresences(gone, Date.parse(until));
    expect(ended.presences[TIM]).toMatchObject({ status: "online", text: null, emoji: null, until: null });
    expect(ended.presences[AYSE]).toMatchObject({ status: "offline", lastSeenAt: until, text: null });
    expect(expirePresences(ended, Date.parse(until))).toBe(ended);
  });

  test("an answer tells of those the stream does not name, and never overrules it", () => {
    const { type: _, ...shown } = presence;
    const start = applySignal(createClientState(createBootstrap()), presence, 0).state;
    const asked = { ...shown, status: "offline", lastSeenAt: "2026-11-21T08:00:00.000Z" } as const;
    const { presences } = receivePresences(start, [asked, { ...asked, memberId: AYSE }]);
    expect([presences[TIM]?.status, presences[AYSE]?.lastSeenAt]).toEqual(["online", asked.lastSeenAt]);
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
