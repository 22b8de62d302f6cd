import type { Draft } from "@parley/api";
import { expect, test } from "vitest";
import { applyEvent, applySignal } from "../../sync/apply-event";
import { createClientState } from "../../sync/state/create-client-state.js";
import { createBootstrap, GROUP, idOf, ME, TIM } from "../../testing/factories";
import { receiveDrafts } from "./receive-drafts.js";

const other = idOf(101);
const draft = (text: string, rev: number, conversationId = GROUP): Draft => ({
  conversationId,
  threadRootId: null,
  text,
  rev,
});
const start = createClientState(createBootstrap());
const hear = (state: typeof start, heard: Draft) => applySignal(state, { type: "draft", ...heard }, 0).state;

test("the newer draft of a place holds, whatever comes last", () => {
  const state = hear(hear(start, draft("newer", 8)), draft("older", 7));
  expect(state.drafts).toEqual({ [GROUP]: draft("newer", 8) });
});

test("what comes while all are being fetched is newer; what is not among them is gone", () => {
  const before = hear(start, draft("gone meanwhile", 5, other));
  const meanwhile = hear(before, draft("typed meanwhile", 9));
  const state = receiveDrafts(meanwhile, [draft("as fetched", 8)], before.drafts);
  expect(state.drafts).toEqual({ [GROUP]: draft("typed meanwhile", 9) });
});

test("a draft goes with the reader's leaving, not with somebody else's", () => {
  const state = hear(hear(start, draft("here", 5)), draft("there", 6, other));
  const left = (memberId: string) =>
    applyEvent(state, {
      type: "conversation.left",
      seq: start.seq + 1,
      at: "2026-11-21T09:00:00.000Z",
      conversationId: GROUP,
      memberId,
      memberCount: 2,
    }).state.drafts;
  expect(Object.keys(left(TIM))).toHaveLength(2);
  expect(left(ME)).toEqual({ [other]: draft("there", 6, other) });
});
