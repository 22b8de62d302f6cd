import { expect, test, vi } from "vitest";
import { exclusively } from "./exclusively";

test("runs the work inside the lock of that name", async () => {
  const request = vi.fn(async (_name: string, work: () => Promise<void>) => work());
  vi.stubGlobal("navigator", { locks: { request } });
  const work = vi.fn(async () => undefined);
  await exclusively("parley-outbox:1", work);
  expect(request).toHaveBeenCalledWith("parley-outbox:1", work);
  expect(work).toHaveBeenCalledOnce();
});

test("runs the work where there are no locks", async () => {
  vi.stubGlobal("navigator", {});
  const work = vi.fn(async () => undefined);
  await exclusively("parley-outbox:1", work);
  expect(work).toHaveBeenCalledOnce();
});
