import { expect, test } from "vitest";
import { LIMITS } from "../../limits.js";
import { faultsOf } from "../../testing/faults.js";
import { InvitationsCreateInput, InvitationToken } from "./schemas.js";

test.each(["a".repeat(20), "A-z_0".repeat(20)])("%s may be a token", (token) =>
  expect(InvitationToken.parse(token)).toBe(token),
);

test.each([
  "",
  "a".repeat(19),
  "a".repeat(101),
  `${"a".repeat(20)}\n`,
  `${"a".repeat(20)}/`,
  `${"a".repeat(20)}é`,
  "../../../../etc/passwd",
])("%j is no token", (token) => expect(InvitationToken.safeParse(token).success).toBe(false));

test("an invitation needs a role and nothing else", () => {
  expect(InvitationsCreateInput.parse({ role: "guest" })).toEqual({ role: "guest" });
  expect(faultsOf(InvitationsCreateInput, {})).toEqual(["role: invalid_value"]);
});

test.each([0, -1, 1.5, LIMITS.invitationUses + 1])("%d is no number of uses", (maxUses) => {
  expect(faultsOf(InvitationsCreateInput, { role: "guest", maxUses })).toHaveLength(1);
});
