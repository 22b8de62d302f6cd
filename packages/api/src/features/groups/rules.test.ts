import { describe, expect, test } from "vitest";
import { WORKSPACE_ROLES } from "../../actor.js";
import { CONVERSATION_ROLES, conversationRoleAtLeast } from "../conversations/roles.js";
import { GROUP_DEEDS, type GroupDeed, type GroupStanding, mayActOnRole, mayBroadcast, mayInGroup } from "./rules.js";

const DEEDS = Object.keys(GROUP_DEEDS) as GroupDeed[];
const deedsOf = (standing: GroupStanding) => DEEDS.filter((deed) => mayInGroup(standing, deed));

const BY_ROLE = {
  member: ["addMember"],
  moderator: ["addMember", "removeMember", "deleteOthersMessage", "pinMessage"],
  admin: ["addMember", "removeMember", "deleteOthersMessage", "pinMessage", "setRole", "update", "archive"],
  owner: DEEDS,
};

describe("what one may do in a group", () => {
  test.each(CONVERSATION_ROLES)("as %s in it", (role) => {
    expect(deedsOf({ role, workspaceRole: "member" })).toEqual(BY_ROLE[role]);
  });

  test.each(CONVERSATION_ROLES)("as a guest of the workspace nothing, whatever the role in it: %s", (role) => {
    expect(deedsOf({ role, workspaceRole: "guest" })).toEqual([]);
  });

  test.each(CONVERSATION_ROLES)("as admin or owner of the workspace everything, even as %s in it", (role) => {
    expect(deedsOf({ role, workspaceRole: "admin" })).toEqual(DEEDS);
    expect(deedsOf({ role, workspaceRole: "owner" })).toEqual(DEEDS);
  });
});

test("nobody acts upon a role above their own", () => {
  const mayActOn = (standing: GroupStanding) => CONVERSATION_ROLES.filter((role) => mayActOnRole(standing, role));
  const table = CONVERSATION_ROLES.map((role) => mayActOn({ role, workspaceRole: "member" }));
  expect(table).toEqual([
    ["member"],
    ["member", "moderator"],
    ["member", "moderator", "admin"],
    ["member", "moderator", "admin", "owner"],
  ]);
  expect(mayActOn({ role: "member", workspaceRole: "admin" })).toEqual([...CONVERSATION_ROLES]);
  expect(mayActOn({ role: "owner", workspaceRole: "guest" })).toEqual(["member"]);
});

test("a higher role may do whatever a lower one may", () => {
  for (const workspaceRole of WORKSPACE_ROLES)
    for (const role of CONVERSATION_ROLES)
      for (const lower of CONVERSATION_ROLES.filter((one) => conversationRoleAtLeast(role, one)))
        expect(deedsOf({ role, workspaceRole })).toEqual(
          expect.arrayContaining(deedsOf({ role: lower, workspaceRole })),
        );
});

test("who may call everybody in a group at once [F4.2]", () => {
  const standings: GroupStanding[] = [
    { role: "member", workspaceRole: "guest" },
    { role: "member", workspaceRole: "member" },
    { role: "moderator", workspaceRole: "member" },
    { role: "member", workspaceRole: "admin" },
    { role: "owner", workspaceRole: "guest" },
  ];
  const may = (policy: "all" | "members" | "moderators") => standings.map((standing) => mayBroadcast(standing, policy));
  expect(may("all")).toEqual([true, true, true, true, true]);
  expect(may("members")).toEqual([false, true, true, true, false]);
  expect(may("moderators")).toEqual([false, false, true, true, false]);
});
