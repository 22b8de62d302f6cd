import type { Reason } from "@parley/api/server";
import { expect } from "vitest";

/** Matches the error of a call that was refused for this reason: `await expect(call).rejects.toEqual(refused("NOT_FOUND"))`. */
export function refused(reason: Reason): unknown {
  return expect.objectContaining({ reason });
}
