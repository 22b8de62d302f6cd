import { expect, onTestFinished, test, vi } from "vitest";
import { FakeStage } from "./testing/fake-stage.js";
import { workUntilEnough } from "./work-until-enough.js";

test("people stay at work until a hundred thousand deliveries have come", async () => {
  const stage = new FakeStage();
  const counts = [40_000, 99_999, 100_000];
  stage.answers.set("deliveries", () => counts.shift());
  const told: string[] = [];
  await workUntilEnough(stage.as(), (message) => told.push(message));
  expect(counts).toEqual([]);
  expect(told).toEqual([]);
});

test("where they do not come it ends all the same, and tells how many came", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const stage = new FakeStage();
  stage.answers.set("deliveries", 7);
  const told: string[] = [];
  let over = false;
  const work = workUntilEnough(stage.as(), (message) => told.push(message)).then(() => {
    over = true;
  });
  await vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(10_000);
    expect(over).toBe(true);
  });
  await work;
  expect(told).toEqual(["Only 7 deliveries came"]);
});
