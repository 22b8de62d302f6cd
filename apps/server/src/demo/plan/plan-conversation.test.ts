import { expect, test } from "vitest";
import type { DemoConversation } from "../conversations.js";
import { planConversation, storyLength } from "./plan-conversation.js";
import { MINUTES_A_DAY } from "./work-time.js";

const talk: DemoConversation = {
  key: "talk",
  people: ["lena", "petra"],
  dialogues: ["M: Frage zu {objekt}?\nB: Antwort zu {objekt}.\n…\nM: Danke, {B} => Danke, @B\n\nB: Kurz", "Mx: Weg"],
  amount: 1,
  days: [3, 9],
};

test.each([1, 2, 5, 23, 100])("everyday talk has as many messages as it shall: %i", (count) => {
  const messages = planConversation(talk, count);
  expect(messages).toHaveLength(count);
  expect(new Set(messages.map(({ key }) => key)).size).toBe(count);
});

test("it goes forward in time, within its days, and ends on the last of them", () => {
  const minutes = planConversation(talk, 40).map((message) => message.minutes);
  expect(minutes.every((minute, index) => index === 0 || minute > (minutes[index - 1] ?? 0))).toBe(true);
  expect(Math.floor((minutes[0] ?? 0) / MINUTES_A_DAY)).toBeGreaterThanOrEqual(3);
  expect(Math.floor((minutes.at(-1) ?? 0) / MINUTES_A_DAY)).toBe(9);
});

test("a story is told once and in order, with its pauses", () => {
  const story = { ...talk, amount: "story" as const };
  expect(storyLength(story)).toBe(5);
  const messages = planConversation(story, storyLength(story));
  expect(messages.map(({ author }) => author)).toEqual(["lena", "petra", "lena", "petra", "lena"]);
  const [question, answer, thanks, , gone] = messages;
  expect(answer?.text.slice("Antwort zu ".length)).toBe(`${question?.text.slice("Frage zu ".length, -1)}.`);
  expect(thanks).toMatchObject({ text: "Danke, Petra", edited: "Danke, <@petra>", deleted: false });
  expect((thanks?.minutes ?? 0) - (answer?.minutes ?? 0)).toBeGreaterThanOrEqual(60);
  expect(gone).toMatchObject({ text: "Weg", deleted: true });
});

test("the same plan comes out each time", () => {
  expect(planConversation(talk, 30)).toEqual(planConversation(talk, 30));
});
