import { expect, test } from "vitest";
import { getInvitationState } from "./get-invitation-state";

const now = new Date("2026-11-21T10:00:00.000Z");
const open = { revokedAt: null, expiresAt: "2026-11-22T10:00:00.000Z", maxUses: 2, usedCount: 1 };

test.each([
  [open, "open"],
  [{ ...open, maxUses: null, usedCount: 900 }, "open"],
  [{ ...open, usedCount: 2 }, "usedUp"],
  [{ ...open, expiresAt: "2026-11-21T10:00:00.000Z" }, "expired"],
  [{ ...open, usedCount: 2, expiresAt: "2026-11-20T10:00:00.000Z" }, "usedUp"],
  [{ ...open, usedCount: 2, revokedAt: "2026-11-20T10:00:00.000Z" }, "revoked"],
])("%o is %s", (invitation, state) => {
  expect(getInvitationState(invitation, now)).toBe(state);
});
