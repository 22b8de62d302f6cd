import { expect, test } from "vitest";
import { Random } from "../../random.js";
import { fakePerson, MESSAGE, nobodyYet } from "../../testing/fake-person.js";
import { DEED_NAMES, DEEDS, type DeedName, drawDeed, type Pace } from "./index.js";

/** What each deed may call, whatever it draws. */
const CALLS: Record<DeedName, string[]> = {
  say: ["messages.send"],
  repeat: ["messages.send"],
  edit: ["messages.edit"],
  remove: ["messages.delete"],
  react: ["reactions.add", "reactions.remove"],
  type: ["typing.signal"],
  markRead: ["receipts.markRead"],
  markUnread: ["receipts.markUnread"],
  reply: ["messages.send"],
  follow: ["threads.follow", "threads.unfollow"],
  readThread: ["threads.markRead"],
  pin: ["pins.add", "pins.remove"],
  save: ["saved.add", "saved.remove"],
  prefer: ["conversations.setPreferences"],
  forward: ["messages.forward"],
  search: ["search.query"],
  mention: ["messages.send"],
  dismiss: ["notifications.clear", "notifications.markRead"],
  schedule: ["scheduled.create"],
  reschedule: ["scheduled.update"],
  cancel: ["scheduled.cancel"],
  draft: ["drafts.set"],
};
const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);

test.each(DEED_NAMES)("%s calls what it is about, each of its ways at some time", async (name) => {
  const called = new Set<string>();
  for (const seed of SEEDS) {
    const answer = { message: MESSAGE, messages: [MESSAGE], scheduled: { id: "s", rev: 3 }, draft: {} };
    const { person, made } = fakePerson(seed, () => answer);
    await DEEDS[name].deed(person);
    for (const { path } of made) called.add(path);
  }
  expect([...called].sort()).toEqual(CALLS[name]);
});

test.each(DEED_NAMES)("%s is nothing for who knows of nothing yet, and no refusal ends the run", async (name) => {
  const refuse = () => {
    throw Object.assign(new Error("no"), { data: { reason: "NOT_FOUND" } });
  };
  for (const seed of SEEDS.slice(0, 10)) {
    const { person, made } = nobodyYet(seed);
    await DEEDS[name].deed(person);
    const anywhere = ["search.query", "notifications.clear", "notifications.markRead"];
    expect(made.filter(({ path }) => !anywhere.includes(path))).toEqual([]);
    await expect(DEEDS[name].deed(fakePerson(seed, refuse).person)).resolves.toBeUndefined();
  }
});

test("what had no answer leaves unsure where the cursor stands", async () => {
  const cut = () => {
    throw new TypeError("fetch failed");
  };
  for (const name of ["markRead", "markUnread", "readThread"] as const) {
    const { person, noted } = fakePerson(1, cut);
    await DEEDS[name].deed(person);
    expect(noted).toEqual([["unanswered", expect.any(String)]]);
  }
});

test("@everyone is confirmed with the number of people, and a name needs none", async () => {
  const drafts: Record<string, unknown>[] = [];
  for (const seed of SEEDS) {
    const { person, made } = fakePerson(seed, () => ({ message: MESSAGE }));
    await DEEDS.mention.deed(person);
    drafts.push(...made.map(({ input }) => input));
  }
  const called = drafts.filter(({ text }) => String(text).startsWith("<!"));
  expect(called.length).toBeGreaterThan(0);
  for (const draft of called) expect(draft.confirmedCount).toBe(9);
  for (const draft of drafts) expect(String(draft.text)).toMatch(/^<(@[0-9a-f-]{36}|!here|!everyone)> ann 1 says /);
});

test("deeds are drawn by weight, and evenly where that is wanted", () => {
  const count = (pace: Pace) => {
    const random = new Random(3);
    const counts = new Map<DeedName, number>();
    for (let drawn = 0; drawn < 20_000; drawn += 1) {
      const { name } = drawDeed(random, pace);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return (name: DeedName) => (counts.get(name) ?? 0) / 20_000;
  };
  for (const name of DEED_NAMES) {
    expect(count("even")(name)).toBeCloseTo(1 / DEED_NAMES.length, 2);
    expect(count("cluster")(name)).toBeGreaterThan(0);
  }
  const messages = DEED_NAMES.filter((name) => count("messages")(name) > 0);
  expect(messages).toEqual(["say", "repeat", "edit", "remove", "react", "type", "markRead"]);
  expect(count("embedded")("say")).toBeGreaterThan(count("cluster")("say"));
  expect(count("embedded")("search")).toBeLessThan(count("cluster")("search"));
});
