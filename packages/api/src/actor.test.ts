import { expect, test } from "vitest";
import { roleAtLeast, WORKSPACE_ROLES, WorkspaceRole } from "./actor.js";

test("each role is at least itself and all below, and no more", () => {
  const table = WORKSPACE_ROLES.map((role) => WORKSPACE_ROLES.filter((least) => roleAtLeast(role, least)));
  expect(table).toEqual([
    ["guest"],
    ["guest", "member"],
    ["guest", "member", "admin"],
    ["guest", "member", "admin", "owner"],
  ]);
});

test.each(["", "root", "Owner", "__proto__", "constructor", null])("%j is no role", (role) => {
  expect(WorkspaceRole.safeParse(role).success).toBe(false);
});
