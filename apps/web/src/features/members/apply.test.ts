import { expect, test } from "vitest";
import { applyEvent } from "../../sync/apply-event";
import { createClientState } from "../../sync/state/create-client-state.js";
import { createBootstrap, createMember, createMessage, idOf, ME, TIM } from "../../testing/factories";
import { getPeopleOf, mergeMembers } from "./apply.js";
import { receiveMembers } from "./receive-members.js";

const start = createClientState(createBootstrap());

test("a newer state of a person wins, an older one does not", () => {
  const renamed = createMember({ id: TIM, name: "Timo", rev: 5 });
  const { state, refetch } = applyEvent(start, { type: "member.changed", seq: 11, at: "", member: renamed });
  expect(state.members[TIM]?.name).toBe("Timo");
  expect(refetch).toContainEqual({ kind: "directory" });
  expect(mergeMembers(state.members, [createMember({ id: TIM, rev: 4 })])).toBe(state.members);
  expect(receiveMembers(state, [createMember({ id: TIM, rev: 5 })])).toBe(state);
  expect(receiveMembers(state, [createMember({ id: idOf(9), rev: 1 })]).members[idOf(9)]).toBeDefined();
});

test("one's own role is also that of the workspace", () => {
  const promoted = createMember({ id: ME, role: "admin", rev: 5 });
  const { state } = applyEvent(start, { type: "member.changed", seq: 11, at: "", member: promoted });
  expect(state.workspace.role).toBe("admin");
  const other = createMember({ id: TIM, role: "owner", rev: 6 });
  expect(applyEvent(state, { type: "member.changed", seq: 12, at: "", member: other }).state.workspace.role).toBe(
    "admin",
  );
});

test("a message shows its author, those it mentions, and the one a system line is about", () => {
  expect(getPeopleOf(createMessage({ seq: 3, authorId: TIM, mentions: [ME] }))).toEqual([TIM, ME]);
  const line = createMessage({ seq: 4, kind: "system", system: { type: "member-added", memberId: idOf(9) } });
  expect(getPeopleOf(line)).toEqual([TIM, idOf(9)]);
});
