import { type Actor, DEFAULT_MEMBER_PREFERENCES } from "@parley/api/server";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import {
  type ConversationWorld,
  deactivate,
  openConversationWorld,
  seedWorkspace,
} from "../../testing/conversation-factories.js";
import { refused } from "../../testing/refused.js";

let world: ConversationWorld;
let ada: Actor;
let gus: Actor;

beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  [ada, gus] = await seedWorkspace(world, "owner", "guest");
});

const shared = async (actor: Actor) => (await world.preferences.get(actor)).preferences.shareReceipts;

it("begins with receipts shared, and changes for oneself alone", async () => {
  expect(await world.preferences.get(gus)).toEqual({ preferences: DEFAULT_MEMBER_PREFERENCES });
  const { preferences } = await world.preferences.set(gus, { shareReceipts: false });
  expect(preferences.shareReceipts).toBe(false);
  expect(await world.preferences.get(gus)).toEqual({ preferences });
  expect(await shared(ada)).toBe(true);
});

it("is told of once a change, and not when nothing changes", async () => {
  await world.preferences.set(gus, { shareReceipts: false });
  const before = await world.readLog(gus.workspaceId);
  expect(await world.preferences.set(gus, { shareReceipts: false })).toEqual(await world.preferences.get(gus));
  await world.preferences.set(gus, {});
  expect(await world.readLog(gus.workspaceId)).toEqual(before);
  expect(before.map(({ row, event }) => [row.audience, row.memberId, event?.type])).toEqual([
    ["member", gus.memberId, "preference.changed"],
  ]);
});

it("is refused to somebody deactivated", async () => {
  await deactivate(world, gus);
  await expect(world.preferences.set(gus, { shareReceipts: false })).rejects.toEqual(refused("DEACTIVATED"));
});

const quietHours = { days: [1, 5], from: "22:00", to: "07:30", timeZone: "Europe/Berlin" };

it("keeps what one wants to be told of, each by itself, keywords once [F6.2]", async () => {
  await world.preferences.set(gus, { notifications: { keywords: ["Key", "door", "KEY"], quietHours } });
  const { preferences } = await world.preferences.set(gus, { notifications: { defaultLevel: "mentions" } });
  expect(preferences).toMatchObject({
    shareReceipts: true,
    notifications: { defaultLevel: "mentions", keywords: ["Key", "door"], quietHours },
  });
  expect(await world.preferences.get(gus)).toEqual({ preferences });
  await world.preferences.set(gus, { notifications: { quietHours: null, keywords: [] } });
  expect((await world.preferences.get(gus)).preferences.notifications).toEqual({
    defaultLevel: "mentions",
    keywords: [],
    quietHours: null,
    language: null,
    emailDigest: true,
  });
});

it("keeps how one wants to be written to, each by itself [F6.5]", async () => {
  await world.preferences.set(gus, { notifications: { language: "de" } });
  await world.preferences.set(gus, { notifications: { emailDigest: false } });
  const { notifications } = (await world.preferences.get(gus)).preferences;
  expect(notifications).toMatchObject({ language: "de", emailDigest: false });
});
