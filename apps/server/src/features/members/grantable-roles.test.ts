import { expect, it } from "vitest";
import { requireRoleWithin } from "./access.js";
import { grantableRoles } from "./revoke-open-invitations.js";

it.each([
  ["guest", []],
  ["member", ["guest"]],
  ["admin", ["guest", "member", "admin"]],
  ["owner", ["guest", "member", "admin", "owner"]],
] as const)("lets a %s invite people to %j", (role, grantable) => {
  expect(grantableRoles(role)).toEqual(grantable);
});

it("lets nobody act above their own role", () => {
  expect(() => requireRoleWithin("admin", "owner")).toThrow(expect.objectContaining({ reason: "ROLE_ABOVE_OWN" }));
  expect(() => requireRoleWithin("admin", "admin")).not.toThrow();
  expect(() => requireRoleWithin("owner", "guest")).not.toThrow();
});
