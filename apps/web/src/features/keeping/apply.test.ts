import { expect, test } from "vitest";
import { applyEvent } from "../../sync/apply-event";
import { createClientState } from "../../sync/state/create-client-state.js";
import { createBootstrap, createChange, createMessage, deleteMessage, GROUP, ME, TIM } from "../../testing/factories";

const state = createClientState(createBootstrap());
const message = createMessage({ seq: 3 });
const base = { seq: 11, at: "2026-11-21T09:00:00.000Z" };
const left = { type: "conversation.left", ...base, conversationId: GROUP, memberCount: 2 } as const;

test("a pin has the pins of its conversation fetched again", () => {
  const about = { ...base, conversationId: GROUP, messageId: message.id, messageSeq: 3 };
  for (const type of ["pin.added", "pin.removed"] as const)
    expect(applyEvent(state, { type, ...about }).refetch).toEqual([{ kind: "pins", conversationId: GROUP }]);
});

test("what is saved on one device has the list fetched again on the others", () => {
  for (const type of ["saved.added", "saved.removed"] as const)
    expect(applyEvent(state, { type, ...base, messageId: message.id }).refetch).toEqual([{ kind: "saved" }]);
});

test("an edited or deleted message is mended in the lists that hold it", () => {
  for (const event of [
    createChange("message.edited", 11, message),
    createChange("message.deleted", 11, deleteMessage(message, 11)),
  ])
    expect(applyEvent(state, event).refetch).toEqual(
      expect.arrayContaining([
        { kind: "pins", conversationId: GROUP, messageId: message.id },
        { kind: "saved", messageId: message.id },
      ]),
    );
});

test("leaving takes what was saved there out of sight; others' leaving does not", () => {
  expect(applyEvent(state, { ...left, memberId: ME }).refetch).toContainEqual({ kind: "saved" });
  expect(applyEvent(state, { ...left, memberId: TIM }).refetch).not.toContainEqual({ kind: "saved" });
});
