import { expect, it } from "vitest";
import { createBoundedQueue } from "./bounded-queue.js";

/** Tasks that end when told to. */
function controlledTasks() {
  const started: number[] = [];
  const finishers: (() => void)[] = [];
  const task = (index: number) => () =>
    new Promise<number>((resolve) => {
      started.push(index);
      finishers[index] = () => resolve(index);
    });
  return { started, task, finish: (index: number) => finishers[index]?.() };
}

it("runs as many at once as it may, and the others in their order", async () => {
  const queue = createBoundedQueue({ concurrency: 2, waiting: 10, retryAfterMs: 500 });
  const { started, task, finish } = controlledTasks();
  const results = [0, 1, 2, 3].map((index) => queue(task(index)));
  expect(started).toEqual([0, 1]);
  finish(1);
  await results[1];
  await Promise.resolve();
  expect(started).toEqual([0, 1, 2]);
  finish(0);
  finish(2);
  await Promise.all([results[0], results[2]]);
  expect(started).toEqual([0, 1, 2, 3]);
  finish(3);
  expect(await Promise.all(results)).toEqual([0, 1, 2, 3]);
});

it("refuses what is too much, with a wait, and takes work again afterwards", async () => {
  const queue = createBoundedQueue({ concurrency: 1, waiting: 1, retryAfterMs: 500 });
  const { task, finish } = controlledTasks();
  const first = queue(task(0));
  const second = queue(task(1));
  await expect(queue(task(2))).rejects.toMatchObject({ reason: "OVERLOADED", details: { retryAfterMs: 500 } });
  finish(0);
  await first;
  finish(1);
  await second;
  const third = queue(task(3));
  finish(3);
  expect(await third).toBe(3);
});

it("goes on after a task that failed", async () => {
  const queue = createBoundedQueue({ concurrency: 1, waiting: 5, retryAfterMs: 500 });
  const failing = queue(() => Promise.reject(new Error("broken")));
  const next = queue(() => Promise.resolve("fine"));
  await expect(failing).rejects.toThrow("broken");
  expect(await next).toBe("fine");
});
