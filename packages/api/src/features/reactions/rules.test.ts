import { describe, expect, test } from "vitest";
import { idOf } from "../../testing/factories.js";
import { type AppliedReaction, applyReaction, NO_REACTIONS, placeReaction } from "./rules.js";
import type { Reactions } from "./schemas.js";

const me = idOf(1);
const other = idOf(2);
const thumbs = { emoji: "👍", count: 2, mine: false, sinceSeq: 3 };
const heart = { emoji: "❤️", count: 1, mine: true, sinceSeq: 5 };
const known: Reactions = { reactions: [thumbs, heart], reactionsRev: 6 };

const added = (over: Partial<AppliedReaction> = {}): AppliedReaction => ({
  type: "reaction.added",
  seq: 9,
  memberId: other,
  emoji: "👍",
  count: 3,
  sinceSeq: 3,
  ...over,
});
const removed = (over: Partial<AppliedReaction> = {}) => added({ type: "reaction.removed", count: 1, ...over });

describe("a reaction", () => {
  test("of somebody else changes the count", () => {
    expect(applyReaction(known, added(), me)).toEqual({ reactions: [{ ...thumbs, count: 3 }, heart], reactionsRev: 9 });
  });

  test("of the reader is marked as theirs, and no longer once taken back", () => {
    const mine = applyReaction(known, added({ memberId: me }), me);
    expect(mine.reactions[0]).toEqual({ ...thumbs, count: 3, mine: true });
    expect(applyReaction(mine, removed({ memberId: me, seq: 10, count: 2 }), me).reactions[0]).toEqual(thumbs);
  });

  test("leaves the reader's own mark alone when it is somebody else's", () => {
    expect(applyReaction(known, added({ emoji: "❤️", count: 2, sinceSeq: 5 }), me).reactions[1]).toEqual({
      ...heart,
      count: 2,
    });
  });

  test("nobody had before stands last", () => {
    const { reactions } = applyReaction(known, added({ emoji: "🎉", count: 1, sinceSeq: 9 }), me);
    expect(reactions.map(({ emoji }) => emoji)).toEqual(["👍", "❤️", "🎉"]);
  });

  test("that was the last of its kind takes the emoji away; added again, it stands last", () => {
    const without = applyReaction(known, removed({ count: 0 }), me);
    expect(without).toEqual({ reactions: [heart], reactionsRev: 9 });
    const again = applyReaction(without, added({ seq: 10, count: 1, sinceSeq: 10 }), me);
    expect(again.reactions.map(({ emoji }) => emoji)).toEqual(["❤️", "👍"]);
  });

  test.each([5, 6])("at %i changes nothing of what is known at 6 (SPEC W7)", (seq) => {
    expect(applyReaction(known, added({ seq, count: 40 }), me)).toBe(known);
  });

  test("told late, in the state of now, comes to the same as told at once (SPEC W7)", () => {
    // I added at 1, took it back at 3 and added again at 4; somebody else put a heart there at 2.
    const shown = { emoji: "👍", memberId: me, count: 1, sinceSeq: 4 };
    const replayed: AppliedReaction[] = [
      added({ ...shown, seq: 1 }),
      added({ emoji: "❤️", count: 1, seq: 2, sinceSeq: 2 }),
      removed({ ...shown, seq: 3 }),
      added({ ...shown, seq: 4 }),
    ];
    const state = replayed.reduce((before, event) => applyReaction(before, event, me), NO_REACTIONS);
    expect(state).toEqual({
      reactions: [
        { emoji: "❤️", count: 1, mine: false, sinceSeq: 2 },
        { emoji: "👍", count: 1, mine: true, sinceSeq: 4 },
      ],
      reactionsRev: 4,
    });
  });
});

test("placing a summary changes none of what is given", () => {
  const before = structuredClone(known.reactions);
  expect(placeReaction(known.reactions, { ...thumbs, count: 0 })).toEqual([heart]);
  expect(known.reactions).toEqual(before);
});
