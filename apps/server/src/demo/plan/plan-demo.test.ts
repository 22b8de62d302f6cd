import { GroupsCreateInput, MessageText } from "@parley/api/server";
import { expect, test } from "vitest";
import { DEMO_CONVERSATIONS } from "../conversations.js";
import { PERSON_KEYS, personOf } from "../people.js";
import { DEMO_MESSAGES, type Deed, planDemo, shareOut } from "./plan-demo.js";
import { MINUTES_A_DAY, MORNING, NIGHT, WORK_DAYS } from "./work-time.js";

const { deeds, readings } = planDemo();
const ofKind = <K extends Deed["kind"]>(kind: K) =>
  deeds.filter((deed): deed is Extract<Deed, { kind: K }> => deed.kind === kind);
const sent = ofKind("send").map(({ message }) => message);

test("there are as many people, conversations and messages as the product says", () => {
  expect(ofKind("join")).toHaveLength(12);
  expect(ofKind("open")).toHaveLength(30);
  expect(sent).toHaveLength(2_000);
  expect(ofKind("archive")).toHaveLength(1);
  expect(ofKind("edit").length).toBeGreaterThan(5);
  expect(ofKind("delete").length).toBeGreaterThanOrEqual(2);
});

test("the shares make up the whole, whatever it is", () => {
  for (const total of [1_000, 1_777, DEMO_MESSAGES])
    expect([...shareOut(total).values()].reduce((sum, share) => sum + share, 0)).toBe(total);
});

test("deeds are in the order of time, each within a working day", () => {
  const minutes = deeds.map((deed) => deed.minutes);
  expect(minutes).toEqual(minutes.toSorted((one, other) => one - other));
  expect(Math.min(...minutes.map((minute) => minute % MINUTES_A_DAY))).toBeGreaterThanOrEqual(MORNING);
  expect(Math.max(...minutes.map((minute) => minute % MINUTES_A_DAY))).toBeLessThanOrEqual(NIGHT);
  expect(Math.max(...minutes)).toBeLessThan(WORK_DAYS * MINUTES_A_DAY);
});

test("nobody acts before they are there, in a conversation before it is made, or in one they are not in", () => {
  const there = new Set<string>();
  const tooEarly = deeds.filter((deed) => {
    if (deed.kind === "join") return void there.add(deed.person);
    if (deed.kind === "open") {
      there.add(`#${deed.conversation.key}`);
      return deed.conversation.people.some((person) => !there.has(person));
    }
    const { key, people } = deed.kind === "archive" ? deed.conversation : deed.message.conversation;
    const actor = deed.kind === "archive" ? people[0] : deed.message.author;
    return !there.has(`#${key}`) || !people.includes(actor);
  });
  expect(tooEarly).toEqual([]);
});

test("what is written can be sent, mentions only people who are there, and has no slot left open", () => {
  for (const { text, edited, conversation } of sent) {
    for (const said of edited === undefined ? [text] : [text, edited]) {
      expect(MessageText.parse(said)).toBe(said);
      expect(said).not.toMatch(/[{}]|undefined|@[A-Z]\b|\[[^\]]*\|/);
      for (const [, person] of said.matchAll(/<@(\w+)>/g)) expect(conversation.people).toContain(person);
    }
  }
  const groups = DEMO_CONVERSATIONS.flatMap(({ group }) => group ?? []);
  expect(groups.filter((group) => !GroupsCreateInput.safeParse(group).success)).toEqual([]);
});

test("it is varied: hardly a longer text is read three times in one conversation", () => {
  const long = sent.filter(({ text }) => text.length > 40);
  const counts = new Map<string, number>();
  for (const { text, conversation } of long)
    counts.set(`${conversation.key} ${text}`, (counts.get(`${conversation.key} ${text}`) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 2).length;
  expect(repeated / counts.size).toBeLessThan(0.03);
  expect(sent.filter(({ text }) => text.includes("<@")).length).toBeGreaterThan(20);
});

test("everybody who is printed finds something unread on the last day, and the owner a mention", () => {
  const unread = (person: string) =>
    readings
      .filter((reading) => reading.person === person)
      .flatMap(({ message }) =>
        sent.filter(
          (other) =>
            other.conversation === message.conversation && other.author !== person && other.minutes > message.minutes,
        ),
      );
  for (const person of PERSON_KEYS.filter((key) => personOf(key).printed)) {
    expect(unread(person).length).toBeGreaterThan(0);
    expect(unread(person).length).toBeLessThan(60);
  }
  expect(unread("johanna").some(({ text }) => text.includes("<@johanna>"))).toBe(true);
});

test("the same plan comes out each time", () => {
  expect(planDemo()).toEqual({ deeds, readings });
});
