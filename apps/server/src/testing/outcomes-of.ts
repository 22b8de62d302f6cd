import { ApiError } from "@parley/api/server";

/** How calls that run at once ended: how many were `done`, and how many were refused for each reason. */
export async function outcomesOf(calls: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const outcome of await Promise.allSettled(calls)) {
    const word = outcome.status === "fulfilled" ? "done" : reasonOf(outcome.reason);
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}

function reasonOf(error: unknown): string {
  return error instanceof ApiError ? error.reason : String(error);
}
