import { expect, it } from "vitest";
import { Semaphore } from "./semaphore.js";

it("lets no more in than its width, in order, also after a failure", async () => {
  const semaphore = new Semaphore(2);
  const started: number[] = [];
  const finish: (() => void)[] = [];
  const task = (id: number) => () => {
    started.push(id);
    return new Promise<void>((resolve) => finish.push(resolve));
  };
  const all = [1, 2, 3, 4].map((id) => semaphore.run(task(id)));
  const failed = semaphore.run(() => Promise.reject(new Error("no")));
  await Promise.resolve();
  expect(started).toEqual([1, 2]);
  finish[0]?.();
  await all[0];
  await Promise.resolve();
  expect(started).toEqual([1, 2, 3]);
  finish[1]?.();
  await all[1];
  await Promise.resolve();
  expect(started).toEqual([1, 2, 3, 4]);
  for (const done of finish) done();
  await expect(failed).rejects.toThrow("no");
  await expect(semaphore.run(async () => "still open")).resolves.toBe("still open");
});
