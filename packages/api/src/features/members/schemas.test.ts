import { expect, test } from "vitest";
import { LIMITS } from "../../limits.js";
import { aMember, idOf } from "../../testing/factories.js";
import { faultsOf } from "../../testing/faults.js";
import { DirectoryMember, Member, MembersGetInput, MembersListInput, MembersUpdateMeInput } from "./schemas.js";

test("the e-mail address is the directory's alone: what travels in events has none", () => {
  const listed = { ...aMember(), email: "anna@berger.example" };
  expect(DirectoryMember.parse(listed)).toEqual(listed);
  expect(Member.parse(listed)).toEqual(aMember());
});

test("a list shows the active ones, from the beginning", () => {
  expect(MembersListInput.parse(undefined)).toEqual({ limit: LIMITS.page.members, includeDeactivated: false });
  expect(MembersListInput.parse({ query: "  an " }).query).toBe("an");
  expect(faultsOf(MembersListInput, { query: "x".repeat(LIMITS.searchQuery.max + 1) })).toEqual(["query: too_big"]);
});

test("a look-up asks for at least one and not for too many", () => {
  expect(faultsOf(MembersGetInput, { memberIds: [] })).toEqual(["memberIds: too_small"]);
  const tooMany = Array.from({ length: LIMITS.lookup + 1 }, (_, number) => idOf(number));
  expect(faultsOf(MembersGetInput, { memberIds: tooMany })).toEqual(["memberIds: too_big"]);
});

test.each(["Zoë", "  李 雷 ", "O'Brien-Smith", "x".repeat(LIMITS.personName.max)])("%j is a name", (name) => {
  expect(MembersUpdateMeInput.parse({ name })).toEqual({ name: name.trim() });
});
