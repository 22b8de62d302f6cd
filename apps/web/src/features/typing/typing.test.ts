import { LIMITS } from "@parley/api";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { applyEvent, applySignal } from "../../sync/apply-event";
import { createClientState } from "../../sync/state/create-client-state.js";
import { AYSE, createBootstrap, createSent, GROUP, TIM } from "../../testing/factories";
import { expireTyping } from "./apply.js";
import { createTypingSignaller } from "./typing-signaller";

const start = createClientState(createBootstrap());
const typing = (memberId: string, on = true) =>
  ({ type: "typing", conversationId: GROUP, memberId, typing: on }) as const;

describe("who is typing", () => {
  test("holds for its time, then is forgotten [F5.4]", () => {
    const { state } = applySignal(start, typing(TIM), 1_000);
    expect(state.typing).toEqual({ [GROUP]: { [TIM]: 1_000 + LIMITS.typing.holdMs } });
    expect(expireTyping(state, 1_000)).toBe(state);
    expect(expireTyping(state, 1_000 + LIMITS.typing.holdMs).typing).toEqual({});
  });

  test("ends when they stop, send, or leave; others go on", () => {
    const both = applySignal(applySignal(start, typing(TIM), 0).state, typing(AYSE), 0).state;
    expect(Object.keys(applySignal(both, typing(TIM, false), 0).state.typing[GROUP] ?? {})).toEqual([AYSE]);
    const sent = applyEvent(both, createSent({ seq: 11, authorId: TIM })).state;
    expect(Object.keys(sent.typing[GROUP] ?? {})).toEqual([AYSE]);
    const left = { type: "conversation.left", seq: 12, at: "", conversationId: GROUP, memberCount: 1 } as const;
    expect(applyEvent(sent, { ...left, memberId: AYSE }).state.typing).toEqual({});
  });

  test("somebody who was not typing and stops changes nothing", () => {
    expect(applySignal(start, typing(TIM, false), 0).state).toBe(start);
  });
});

describe("telling that one is typing", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function create() {
    const sent: boolean[] = [];
    return { sent, signaller: createTypingSignaller((typing) => sent.push(typing)) };
  }
  const pass = (ms: number) => void vi.advanceTimersByTime(ms);
  /** Longer than the server asks for, and soon enough that nobody believes it ended. */
  const PAUSE = (LIMITS.typing.everyMs + LIMITS.typing.holdMs) / 2;

  test("tells at most once in three seconds while writing goes on", () => {
    const { sent, signaller } = create();
    signaller.write("h");
    pass(LIMITS.typing.everyMs);
    signaller.write("he");
    expect(sent).toEqual([true]);
    pass(PAUSE - LIMITS.typing.everyMs);
    signaller.write("hel");
    expect(sent).toEqual([true, true]);
  });

  test("tells the end when the text was sent or given up, if anybody still believes it", () => {
    const { sent, signaller } = create();
    signaller.write("h");
    signaller.write("");
    expect(sent).toEqual([true, false]);
    signaller.write("");
    signaller.stop();
    expect(sent).toEqual([true, false]);
    pass(PAUSE);
    signaller.write("again");
    pass(LIMITS.typing.holdMs);
    signaller.stop();
    expect(sent).toEqual([true, false, true]);
  });

  test("a text begun soon after another was sent is told of as soon as the pace allows", () => {
    const { sent, signaller } = create();
    signaller.write("first");
    signaller.write("");
    signaller.write("s");
    signaller.write("second");
    pass(LIMITS.typing.everyMs);
    expect(sent).toEqual([true, false]);
    pass(PAUSE - LIMITS.typing.everyMs);
    expect(sent).toEqual([true, false, true]);
  });

  test("a text that was sent before it could be told of is not told of", () => {
    const { sent, signaller } = create();
    signaller.write("first");
    signaller.write("");
    signaller.write("second");
    signaller.write("");
    pass(LIMITS.typing.holdMs);
    expect(sent).toEqual([true, false]);
  });

  test("blanks are no writing", () => {
    const { sent, signaller } = create();
    signaller.write("  \n ");
    expect(sent).toEqual([]);
  });
});
