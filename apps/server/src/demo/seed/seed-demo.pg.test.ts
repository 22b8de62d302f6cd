import { type Actor, countsAsUnread, type SharedMessage } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Container } from "../../container.js";
import { testRequest } from "../../testing/identity-factories.js";
import { createWorld, type World } from "../../testing/world.js";
import { DEMO_THREADS } from "../content/touches.js";
import { DEMO_PASSWORD, DEMO_WORKSPACE, PERSON_KEYS, type PersonKey, personOf } from "../people.js";
import { DEMO_EMAILS, type Picture, takePicture } from "../testing/picture.js";
import { seedDemo } from "./seed-demo.js";

/** A Thursday afternoon, in the machine's time zone. */
const NOW = new Date(2026, 2, 19, 15, 0);
const MINUTE = 60_000;
const REPLIES = DEMO_THREADS.reduce((sum, { replies }) => sum + replies.length, 0);
const byText = (one: unknown, other: unknown) => String(one).localeCompare(String(other));

let world: World;
let picture: Picture;

const seed = (
  into: World,
  container: Pick<Container, "services" | "openGate" | "flush"> = into.app.container,
  now = NOW,
) => seedDemo({ db: into.db, container, now });

/** Signs in as the printed lines say; with one workspace none need be named. */
async function signIn(person: PersonKey): Promise<Actor> {
  const input = { email: personOf(person).email, password: DEMO_PASSWORD, issue: "token" } as const;
  const { output, session } = await world.services.auth.signIn(testRequest(), input);
  expect(output.workspaces.map(({ name }) => name)).toEqual([DEMO_WORKSPACE]);
  return world.app.container.openGate({ token: session.token, workspaceRef: null, request: testRequest() }).getActor();
}

/** All of a conversation that somebody can read. */
async function readAll(actor: Actor, conversationId: string): Promise<SharedMessage[]> {
  const messages: SharedMessage[] = [];
  for (;;) {
    const after = messages.at(-1)?.seq ?? 0;
    const { items, hasNewer } = await world.services.messages.list(actor, { conversationId, after, limit: 100 });
    messages.push(...items);
    if (!hasNewer) return messages;
  }
}

/** The container as it is until so many calls of services have been made; from then on nothing works, as in a process that ended. */
function breakingAfter(container: Container, calls: number): Pick<Container, "services" | "openGate" | "flush"> {
  let left = calls;
  const breaking = <Service extends object>(service: Service): Service =>
    new Proxy(service, {
      get(target, name, receiver) {
        left -= 1;
        if (left < 0) throw new Error("The process ended.");
        return Reflect.get(target, name, receiver) as unknown;
      },
    });
  const services = Object.fromEntries(
    Object.entries(container.services).map(([name, service]) => [name, breaking(service as object)]),
  );
  return {
    services: services as unknown as Container["services"],
    openGate: container.openGate,
    flush: container.flush,
  };
}

beforeAll(async () => {
  world = await createWorld();
  await seed(world);
  picture = await takePicture(world.unfenced);
});
afterAll(() => world.close());

describe("what is there", () => {
  test("people, conversations and messages in the promised numbers", () => {
    expect(picture.members.map(({ email }) => email).toSorted(byText)).toEqual([...DEMO_EMAILS].toSorted(byText));
    expect(picture.conversations).toHaveLength(30);
    expect(picture.messages.filter(({ kind }) => kind === "text")).toHaveLength(2_000 + REPLIES);
    expect(picture.messages.filter(({ deleted_at }) => deleted_at !== null).length).toBeGreaterThanOrEqual(2);
    expect(picture.versions.length).toBeGreaterThan(5);
    expect(picture.conversations.filter(({ archived_at }) => archived_at !== null)).toHaveLength(1);
    const visibilities = new Set(picture.conversations.map(({ visibility }) => visibility));
    expect(visibilities).toEqual(new Set(["public", "private", null]));
  });

  test("mentions reach those they name", () => {
    const mentioning = picture.messages.filter(({ text }) => String(text).includes("<@"));
    expect(mentioning.length).toBeGreaterThan(20);
    for (const { text, mentions } of mentioning) {
      const named = [...String(text).matchAll(/<@([^>]+)>/g)].map((match) => match[1]);
      expect(mentions).toEqual(named);
    }
  });

  test("no session and no open invitation of the seeding is left", async () => {
    expect(await world.unfenced.sql`select id from sessions`).toHaveLength(0);
    expect(picture.invitations).toHaveLength(11);
    expect(picture.invitations.every(({ used_count }) => used_count === 1)).toBe(true);
  });
});

describe("times", () => {
  const time = (value: unknown) => Date.parse(String(value));

  test("rise with seq, over the last weeks and not beyond now", () => {
    const times = picture.events.map(({ at }) => time(at));
    expect(times.every((at, index) => index === 0 || at >= (times[index - 1] ?? 0))).toBe(true);
    expect(NOW.getTime() - (times[0] ?? 0)).toBeGreaterThan(50 * 24 * 60 * MINUTE);
    expect(NOW.getTime() - (times.at(-1) ?? 0)).toBeLessThan(6 * 60 * MINUTE);
    expect(times.at(-1)).toBeLessThan(NOW.getTime());
  });

  test("of rows are those of the events they came about by", () => {
    const at = new Map(picture.events.map((event) => [event.seq, event.at]));
    for (const { seq, rev, created_at, edited_at, deleted_at } of picture.messages) {
      expect(created_at).toBe(at.get(seq));
      expect(edited_at ?? deleted_at).toBe(rev === seq ? null : at.get(rev));
    }
    for (const { last_activity_at, last_message_seq, created_at } of picture.conversations) {
      expect(last_activity_at).toBe(at.get(last_message_seq));
      expect(time(created_at)).toBeLessThan(time(last_activity_at));
    }
    const joined = picture.events.filter(({ type }) => type === "member.joined").map((event) => event.at);
    expect(picture.members.map(({ joined_at }) => joined_at).toSorted(byText)).toEqual(joined.toSorted(byText));
  });

  test("are those of working days", () => {
    const texts = picture.messages.filter(({ kind }) => kind === "text").map(({ created_at }) => time(created_at));
    const days = new Set(texts.map((at) => new Date(at).toDateString()));
    expect(days.size).toBeGreaterThan(40);
    expect([...days].some((day) => /^(Sat|Sun)/.test(day))).toBe(false);
  });
});

test("of every feature there is something: threads, reactions, pins, saved, drafts, scheduled messages, for a newcomer to see", async () => {
  const kinds = new Set(picture.touches.map(({ what }) => what));
  expect(kinds).toEqual(new Set(["draft", "pin", "reaction", "reply", "saved", "scheduled"]));
  const johanna = await signIn("johanna");
  const { services } = world;
  const threads = await services.threads.list(johanna, { limit: 20, unreadOnly: true });
  expect(threads.items.map(({ unreadCount, mentionCount }) => [unreadCount > 0, mentionCount > 0])).toContainEqual([
    true,
    true,
  ]);
  expect((await services.saved.list(johanna, { limit: 20 })).items.length).toBeGreaterThan(1);
  expect((await services.drafts.list(johanna)).items).toHaveLength(1);
  const [scheduled] = (await services.scheduled.list(johanna, {})).items;
  expect(new Date(scheduled?.sendAt ?? 0).getHours()).toBe(9);
});

test("everybody can sign in, in their role, and sees their conversations", async () => {
  for (const person of PERSON_KEYS) {
    const actor = await signIn(person);
    expect(actor.role).toBe(personOf(person).role);
    const { items } = await world.services.conversations.list(actor, { limit: 100 });
    const shown = picture.conversations.filter(({ people }) =>
      (people as string[]).some((line) => line.startsWith(`${personOf(person).name} `)),
    );
    expect(items).toHaveLength(shown.length);
  }
});

test("unread counts are what a recount over all messages gives, and the printed have something to read", async () => {
  const withUnread = new Set<PersonKey>();
  for (const person of PERSON_KEYS) {
    const actor = await signIn(person);
    const { items } = await world.services.conversations.list(actor, { limit: 100 });
    if (items.some(({ unreadCount }) => unreadCount > 0)) withUnread.add(person);
    for (const { id, unreadCount, mentionCount, readSeq } of items) {
      const reader = { memberId: actor.memberId, readSeq };
      const unread = (await readAll(actor, id)).filter((message) => countsAsUnread(message, reader));
      expect(unreadCount).toBe(unread.length);
      expect(mentionCount).toBe(unread.filter(({ mentions }) => mentions.includes(actor.memberId)).length);
    }
  }
  expect(PERSON_KEYS.filter((key) => personOf(key).printed && !withUnread.has(key))).toEqual([]);
});

test("seeding again changes nothing", async () => {
  await seed(world, world.app.container, new Date(2026, 5, 1));
  expect(await takePicture(world.unfenced)).toEqual(picture);
});

describe("a seeding that was interrupted", () => {
  test("at any point, again and again, becomes the same demo", async () => {
    const other = await createWorld();
    try {
      for (const calls of [9, 900, 2_225]) {
        const days = calls % 5;
        const container = breakingAfter(other.app.container, calls);
        await expect(seed(other, container, new Date(2026, 2, 12 + days, 11))).rejects.toThrow("The process ended.");
      }
      await seed(other);
      expect(await takePicture(other.unfenced)).toEqual(picture);
    } finally {
      await other.close();
    }
  }, 300_000);
});

test("whoever is named in a thread is notified of it", async () => {
  const johanna = await signIn("johanna");
  await world.notify(johanna.workspaceId);
  const { items } = await world.services.notifications.list(johanna, { limit: 20, unreadOnly: true });
  expect(items.map(({ kind }) => kind)).toContain("mention");
});
