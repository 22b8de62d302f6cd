import { describe, expect, test } from "vitest";
import { LIMITS } from "../../limits.js";
import { idOf } from "../../testing/factories.js";
import { faultsOf } from "../../testing/faults.js";
import {
  GroupsAddMemberInput,
  GroupsArchiveInput,
  GroupsCreateInput,
  GroupsDiscoverInput,
  GroupsUpdateInput,
} from "./schemas.js";

describe("a new group", () => {
  const group = { name: "Viewings", visibility: "public" };

  test("needs a name and a visibility; all its history is open unless told otherwise", () => {
    expect(GroupsCreateInput.parse(group)).toEqual({ ...group, memberIds: [], history: "all" });
  });

  test.each([
    [{ name: " " }, ["name: too_small"]],
    [{ name: "x".repeat(LIMITS.groupName.max + 1) }, ["name: too_big"]],
    [{ name: "two\nlines" }, ["name: ONE_LINE_ONLY"]],
    [{ description: "x".repeat(LIMITS.groupDescription.max + 1) }, ["description: too_big"]],
    [{ visibility: "secret" }, ["visibility: invalid_value"]],
    [{ history: "none" }, ["history: invalid_value"]],
    [{ memberIds: ["x"] }, ["memberIds.0: invalid_format"]],
    [{ memberIds: Array.from({ length: LIMITS.groupInitialMembers + 1 }, () => idOf(1)) }, ["memberIds: too_big"]],
  ])("with %j is refused", (over, faults) =>
    expect(faultsOf(GroupsCreateInput, { ...group, ...over })).toEqual(faults),
  );
});

test("a change names only what changes; an empty description takes it away", () => {
  const conversationId = idOf(5);
  expect(GroupsUpdateInput.parse({ conversationId, description: "" })).toEqual({ conversationId, description: "" });
  expect(faultsOf(GroupsUpdateInput, { conversationId, name: "" })).toEqual(["name: too_small"]);
});

test("defaults: archive archives, who is added is a member, discovering begins at the beginning", () => {
  const conversationId = idOf(5);
  expect(GroupsArchiveInput.parse({ conversationId }).archived).toBe(true);
  expect(GroupsAddMemberInput.parse({ conversationId, memberId: idOf(1) }).role).toBe("member");
  expect(GroupsDiscoverInput.parse(undefined)).toEqual({ limit: LIMITS.page.members });
});
