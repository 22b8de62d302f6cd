import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDeliveryAcks } from "./delivery-acks";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function create(send: (seq: number) => Promise<unknown> = () => Promise.resolve()) {
  const sent: number[] = [];
  const acks = createDeliveryAcks({
    send: (seq) => {
      sent.push(seq);
      return send(seq);
    },
    now: () => Date.now(),
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  });
  return { acks, sent };
}

test("a burst is one call, with the last of it", () => {
  const { acks, sent } = create();
  for (const seq of [11, 12, 15]) acks.received(seq);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(sent).toEqual([15]);
  vi.advanceTimersByTime(60_000);
  expect(sent).toEqual([15]);
});

test("a conversation that goes on costs one call in five seconds", () => {
  const { acks, sent } = create();
  for (let seq = 1; seq <= 100; seq += 1) {
    acks.received(seq);
    vi.advanceTimersByTime(200);
  }
  expect(sent).toEqual([5, 30, 55, 80]);
  vi.advanceTimersByTime(5_000);
  expect(sent.at(-1)).toBe(100);
});

test("after a reset what was to be told of before counts no more", () => {
  const { acks, sent } = create();
  acks.received(900);
  acks.restart();
  vi.advanceTimersByTime(10_000);
  expect(sent).toEqual([]);
  acks.received(7);
  vi.advanceTimersByTime(1_000);
  expect(sent).toEqual([7]);
});

test("what could not be told is told later, unless there is more to tell by then", async () => {
  let online = false;
  const { acks, sent } = create(() => (online ? Promise.resolve() : Promise.reject(new Error("gone"))));
  acks.received(11);
  await vi.advanceTimersByTimeAsync(1_000);
  acks.received(12);
  online = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual([11, 12]);
});
