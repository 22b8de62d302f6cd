import { describe, expect, test } from "vitest";
import { AYSE, createMember, createNotification, TIM } from "../../testing/factories";
import { english, german } from "../../testing/render-workspace";
import { describeNotification, explainNotification } from "./describe-notification";

const people = { members: { [TIM]: createMember({ id: TIM }), [AYSE]: createMember({ id: AYSE }) } };
const direct = { kind: "direct", name: null } as const;
const inEnglish = (over: Parameters<typeof createNotification>[0]) =>
  describeNotification(createNotification(over), people, english.t);

describe("a notification in words [F6.1]", () => {
  test.each([
    [{ kind: "mention" }, "Tim Krause mentioned you in Lindenstraße 12"],
    [{ kind: "mention", conversation: direct }, "Tim Krause mentioned you"],
    [{ kind: "here" }, "Tim Krause called everybody connected in Lindenstraße 12"],
    [{ kind: "everyone" }, "Tim Krause called everybody in Lindenstraße 12"],
    [{ kind: "direct", conversation: direct }, "Tim Krause wrote to you"],
    [{ kind: "reply" }, "Tim Krause replied in a thread in Lindenstraße 12"],
    [{ kind: "reply", conversation: direct }, "Tim Krause replied in a thread"],
    [{ kind: "reaction", emoji: ["🎉", "👍"] }, "Tim Krause reacted to your message with 🎉 👍"],
    [{ kind: "reaction", emoji: ["🎉"], actorCount: 2 }, "Tim Krause and 1 other reacted to your message with 🎉"],
    [{ kind: "reaction", emoji: ["🎉"], actorCount: 4 }, "Tim Krause and 3 others reacted to your message with 🎉"],
    [{ kind: "added", message: null }, "Tim Krause added you to Lindenstraße 12"],
    [{ kind: "keyword", keyword: "key" }, "Tim Krause wrote “key” in Lindenstraße 12"],
    [{ kind: "keyword", keyword: "key", conversation: direct }, "Tim Krause wrote “key” to you"],
    [{ kind: "keyword", keyword: null }, "Tim Krause wrote one of your keywords"],
  ] as const)("%j", (over, sentence) => {
    expect(inEnglish({ ...over, emoji: "emoji" in over ? [...over.emoji] : [] })).toBe(sentence);
  });

  test("in German too, for one, two and many", () => {
    const reacted = (actorCount: number) =>
      describeNotification(createNotification({ kind: "reaction", emoji: ["🎉"], actorCount }), people, german.t);
    expect([1, 2, 4].map(reacted)).toEqual([
      "Tim Krause hat auf Ihre Nachricht mit 🎉 reagiert",
      "Tim Krause und 1 weitere Person haben auf Ihre Nachricht mit 🎉 reagiert",
      "Tim Krause und 3 weitere Personen haben auf Ihre Nachricht mit 🎉 reagiert",
    ]);
  });

  test("of somebody who is not known yet", () => {
    expect(describeNotification(createNotification(), { members: {} }, english.t)).toBe(
      "Someone mentioned you in Lindenstraße 12",
    );
  });
});

describe("why it came [F6.2]", () => {
  test.each([
    ["mention", null, ["You were mentioned by name."]],
    ["reply", "muted", ["You follow this thread.", "It made no sound: you had muted this conversation."]],
    [
      "direct",
      "do-not-disturb",
      ["It was written to you alone.", "It made no sound: you did not want to be disturbed."],
    ],
    [
      "keyword",
      "quiet-hours",
      ["It contains one of the keywords from your settings.", "It made no sound: it came in your quiet hours."],
    ],
  ] as const)("%s, %s", (kind, silencedBy, why) => {
    expect(explainNotification(createNotification({ kind, silencedBy }), english.t)).toEqual(why);
  });
});
