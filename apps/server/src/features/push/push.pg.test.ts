import { pushDeliveries, pushDevices } from "@parley/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sendReply, sendText } from "../../testing/conversation-factories.js";
import { eventually } from "../../testing/eventually.js";
import { LoggedLines } from "../../testing/fakes/logged-lines.js";
import { type PushBrowser, PushService } from "../../testing/push-service.js";
import { createScene, type Scene } from "../../testing/scene.js";
import { createWorld, type World } from "../../testing/world.js";
import type { WorldMember } from "../../testing/world-people.js";
import { deliverPush } from "./deliver-push.js";
import { loadVapidKeys } from "./vapid.js";

const lines = new LoggedLines();
let service: PushService;
let world: World;
let scene: Scene;

beforeAll(async () => {
  service = new PushService();
  await service.open();
  world = await createWorld({ push: service.rules({ timeoutMs: 300 }), logger: lines.logger });
});
beforeEach(async () => {
  service.answer = () => 201;
  scene = await createScene(world);
  service.applicationServerKey = (await world.as(scene.owner).push.key.query()).publicKey;
  // That they were brought into the group is told before anybody has a device.
  await tell();
});
afterAll(async () => {
  await world.close();
  await service.close();
});

async function deviceOf(member: WorldMember): Promise<PushBrowser> {
  const browser = service.subscribe();
  await world.as(member).push.subscribe.mutate(browser.subscription);
  return browser;
}
const mention = (text = "look at this") =>
  sendText(world.services, scene.owner.actor, scene.group.id, `<@${scene.guest.actor.memberId}> ${text}`);
/** Has it told what there is to tell. */
const tell = async () => {
  await world.notify(scene.workspace.id);
  await world.runJobs();
};
const bodies = ({ arrivals }: PushBrowser) => arrivals.map(({ payload }) => payload.body);
const devicesOf = (member: WorldMember) =>
  world.db.withWorkspace(member.workspace.id, (tx) =>
    tx.select().from(pushDevices).where(eq(pushDevices.memberId, member.actor.memberId)),
  );
const sessionOf = async (member: WorldMember) =>
  (await world.as(member).sessions.list.query()).items.find(({ current }) => current)?.id ?? "";
/** Lets the wait before the next attempt be over. */
const hurry = async () => {
  await world.unfenced.sql`
    update jobs.job set start_after = now() - interval '1 second' where name = ${deliverPush.name} and state = 'retry' and data->>'workspaceId' = ${scene.workspace.id}`;
  await world.runJobs();
};

describe("a device whose app is closed [F6.4]", () => {
  it("is told once of each notification, encrypted for it alone, with what to open", async () => {
    const [phone, tablet] = [await deviceOf(scene.guest), await deviceOf(scene.guest)];
    const message = await mention();
    await tell();
    await tell();
    for (const { arrivals } of [phone, tablet]) {
      expect(arrivals).toHaveLength(1);
      const { id } = (await world.as(scene.guest).notifications.list.query({})).items[0] ?? {};
      expect(arrivals[0]?.payload).toEqual({
        id,
        title: `${scene.owner.name} mentioned you in ${scene.group.name}`,
        body: "@Gus Guest look at this",
        path: `/w/${scene.workspace.slug}/c/${scene.group.id}?m=${message.seq}`,
        dismissed: [],
      });
      expect(arrivals[0]?.headers).toMatchObject({ urgency: "high", topic: id?.replaceAll("-", "") });
      expect(arrivals[0]?.body.includes("look")).toBe(false);
    }
  });

  it("is told in its member's language", async () => {
    const phone = await deviceOf(scene.guest);
    await world.as(scene.guest).preferences.set.mutate({ notifications: { language: "de" } });
    await mention("die Schlüssel");
    await tell();
    expect(phone.arrivals[0]?.payload.title).toBe(`${scene.owner.name} hat Sie in ${scene.group.name} erwähnt`);
  });

  it("is led into the thread of a reply", async () => {
    const phone = await deviceOf(scene.owner);
    const reply = await sendReply(world.services, scene.guest.actor, scene.message, "Coming");
    await tell();
    const { path } = phone.arrivals[0]?.payload ?? {};
    expect(path).toBe(`/w/${scene.workspace.slug}/c/${scene.group.id}?thread=${scene.message.id}&r=${reply.seq}`);
  });

  it("takes the longest there is within what a push service must take", async () => {
    const phone = await deviceOf(scene.guest);
    await mention("🏠".repeat(4_000));
    await tell();
    expect(Array.from(phone.arrivals[0]?.payload.body ?? "")).toHaveLength(121);
  });

  it("learns with the next one what has been dismissed elsewhere, once", async () => {
    const phone = await deviceOf(scene.guest);
    await mention("one");
    await tell();
    const shown = phone.arrivals[0]?.payload.id;
    await world.as(scene.guest).notifications.markRead.mutate({ all: true });
    await mention("two");
    await tell();
    await mention("three");
    await tell();
    expect(phone.arrivals.map(({ payload }) => payload.dismissed)).toEqual([[], [shown], []]);
  });

  it("is told nothing of plain messages in groups", async () => {
    const phone = await deviceOf(scene.guest);
    await sendText(world.services, scene.owner.actor, scene.group.id, "Good morning everybody");
    await tell();
    expect(phone.arrivals).toEqual([]);
  });
});

const REASONS: [why: string, deed: (messageId: string) => Promise<unknown>][] = [
  [
    "read",
    () =>
      world.as(scene.guest).receipts.markRead.mutate({ conversationId: scene.group.id, seq: Number.MAX_SAFE_INTEGER }),
  ],
  ["dismissed", () => world.as(scene.guest).notifications.markRead.mutate({ all: true })],
  ["deleted", (messageId) => world.as(scene.owner).messages.delete.mutate({ messageId })],
  ["left", () => world.as(scene.guest).groups.leave.mutate({ conversationId: scene.group.id })],
  [
    "muted",
    () => world.as(scene.guest).conversations.setPreferences.mutate({ conversationId: scene.group.id, muted: true }),
  ],
  ["do not disturb", () => world.as(scene.guest).presence.set.mutate({ status: "dnd" })],
  ["deactivated", () => world.as(scene.owner).members.deactivate.mutate({ memberId: scene.guest.actor.memberId })],
];

describe("right before it is sent it is looked at again [F6.4]", () => {
  it.each(REASONS)("what is %s by then is not sent", async (_why, deed) => {
    const phone = await deviceOf(scene.guest);
    service.answer = () => 503;
    const message = await mention();
    await tell();
    await deed(message.id);
    await world.app.container.flush();
    service.answer = () => 201;
    await hurry();
    expect(phone.arrivals).toEqual([]);
  });

  it("and not while its member sits before a device", async () => {
    const phone = await deviceOf(scene.guest);
    const socket = await world.socket(scene.guest);
    socket.subscribe("live.ephemeral");
    const { presence } = world.app.container.services;
    const isThere = async () =>
      (await presence.get(scene.guest.actor, { memberIds: [scene.guest.actor.memberId] })).presences;
    await eventually("they are there", async () => (await isThere())[0]?.status === "online");
    await mention();
    await tell();
    socket.close();
    expect(phone.arrivals).toEqual([]);
  });
});

describe("a subscription ends [F6.4]", () => {
  it.each([404, 410])("when the push service says %i", async (status) => {
    const phone = await deviceOf(scene.guest);
    service.answer = (path) => (phone.subscription.endpoint.endsWith(path) ? status : 201);
    await mention();
    await tell();
    expect(await devicesOf(scene.guest)).toEqual([]);
  });

  it("with the session that asked for it, and with no other", async () => {
    const laptop = await world.people.signInAgain(scene.guest);
    const [phone, other] = [await deviceOf(scene.guest), await deviceOf(laptop)];
    await world.as(laptop).sessions.revoke.mutate({ sessionId: await sessionOf(scene.guest) });
    await mention();
    await tell();
    expect([phone.arrivals.length, other.arrivals.length]).toEqual([0, 1]);
  });

  it("when the session runs out by itself", async () => {
    const phone = await deviceOf(scene.guest);
    await mention();
    await world.notify(scene.workspace.id);
    await world.unfenced.sql`
      update sessions set expires_at = now() - interval '1 day' where public_id = ${await sessionOf(scene.guest)}`;
    await world.runJobs();
    expect([phone.arrivals, await devicesOf(scene.guest)]).toEqual([[], []]);
  });

  it("with the membership", async () => {
    await deviceOf(scene.guest);
    await world.as(scene.owner).members.deactivate.mutate({ memberId: scene.guest.actor.memberId });
    expect(await devicesOf(scene.guest)).toEqual([]);
  });

  it("when its member says so, and nobody else can", async () => {
    const { subscription } = await deviceOf(scene.guest);
    const { endpoint } = subscription;
    await world.as(scene.colleague).push.unsubscribe.mutate({ endpoint });
    expect(await devicesOf(scene.guest)).toHaveLength(1);
    await world.as(scene.guest).push.unsubscribe.mutate({ endpoint });
    await world.as(scene.guest).push.unsubscribe.mutate({ endpoint });
    expect(await devicesOf(scene.guest)).toEqual([]);
  });

  it("when somebody else signs in on that browser", async () => {
    const phone = await deviceOf(scene.guest);
    await world.as(scene.colleague).push.subscribe.mutate(phone.subscription);
    await mention();
    await tell();
    expect([await devicesOf(scene.guest), phone.arrivals]).toEqual([[], []]);
  });

  it("when a member has more than there may be: the oldest goes", async () => {
    const oldest = await deviceOf(scene.guest);
    for (let index = 0; index < 20; index += 1) await deviceOf(scene.guest);
    const left = await devicesOf(scene.guest);
    expect(left).toHaveLength(20);
    expect(left.map(({ endpoint }) => endpoint)).not.toContain(oldest.subscription.endpoint);
  });
});

describe("a push service that does not answer as it should [F6.4]", () => {
  it.each([429, 500, "hang"] as const)("(%s) is asked again, and no other device told twice", async (status) => {
    const [phone, tablet] = [await deviceOf(scene.guest), await deviceOf(scene.guest)];
    service.answer = (path) => (phone.subscription.endpoint.endsWith(path) ? status : 201);
    await mention("patience");
    await tell();
    expect([bodies(phone), bodies(tablet)]).toEqual([[], ["@Gus Guest patience"]]);
    service.answer = () => 201;
    await hurry();
    expect([bodies(phone), bodies(tablet)]).toEqual([["@Gus Guest patience"], ["@Gus Guest patience"]]);
  });

  it("is left alone in the end", async () => {
    const phone = await deviceOf(scene.guest);
    let asked = 0;
    service.answer = (path) => {
      if (phone.subscription.endpoint.endsWith(path)) asked += 1;
      return 500;
    };
    await mention();
    await tell();
    for (let attempt = 0; attempt < deliverPush.retries + 3; attempt += 1) await hurry();
    expect(asked).toBe(deliverPush.retries + 1);
    expect(await devicesOf(scene.guest)).toHaveLength(1);
    service.answer = () => 201;
    await mention("again");
    await tell();
    expect(bodies(phone)).toEqual(["@Gus Guest again"]);
  });

  it.each([400, 413])("(%i) is not asked again", async (status) => {
    await deviceOf(scene.guest);
    service.answer = () => status;
    await mention();
    await tell();
    const before = service.requests;
    await hurry();
    expect([service.requests, (await devicesOf(scene.guest)).length]).toEqual([before, 1]);
  });
});

describe("an address that strangers must not lead to [F6.4]", () => {
  const refusedAs = async (endpoint: string) =>
    (await world.call(scene.guest, "mutation", "push.subscribe", {
      ...service.subscribe().subscription,
      endpoint,
    })) as {
      reason?: string;
    };

  it.each([
    "https://push.test/x",
    "http://push.test:25/x",
    "http://127.0.0.1/x",
    "http://169.254.169.254/latest",
    "http://user:secret@push.test/x",
    "http://[::1]/x",
  ])("%s is no device", async (endpoint) => {
    expect(await refusedAs(endpoint)).toMatchObject({ reason: "PUSH_ENDPOINT_REFUSED" });
  });

  it("is not asked when its name comes to mean another one, and the device goes", async () => {
    const phone = await deviceOf(scene.guest);
    await world.db.withWorkspace(scene.workspace.id, (tx) =>
      tx
        .update(pushDevices)
        .set({ endpoint: phone.subscription.endpoint.replace("push.test", "elsewhere.test") })
        .where(eq(pushDevices.memberId, scene.guest.actor.memberId)),
    );
    const before = service.requests;
    await mention();
    await tell();
    expect([service.requests, await devicesOf(scene.guest)]).toEqual([before, []]);
  });
});

describe("the key pair [F6.4]", () => {
  it("is one for the installation, also when two nodes make it at once, and after a restart", async () => {
    const before = service.applicationServerKey;
    await world.stop();
    await world.start();
    expect((await world.as(scene.owner).push.key.query()).publicKey).toBe(before);
    await world.unfenced.sql`delete from vapid_keys`;
    const pairs = await Promise.all([loadVapidKeys(world.db), loadVapidKeys(world.db), loadVapidKeys(world.db)]);
    expect(new Set(pairs.map(({ publicKey }) => publicKey)).size).toBe(1);
    await world.unfenced.sql`update vapid_keys set public_key = ${before}`;
  });

  it("is out of reach of every workspace's role, and the private one in no log", async () => {
    await expect(
      world.db.withWorkspace(scene.workspace.id, (tx) => tx.execute("select * from vapid_keys")),
    ).rejects.toMatchObject({ cause: { code: "42501" } });
    const { privateKey } = await loadVapidKeys(world.db);
    expect(lines.raw.join("\n")).not.toContain(privateKey);
    expect(lines.raw.join("\n")).not.toContain("/send/");
  });
});

describe("the same announced twice, as after a crash [F6.4]", () => {
  it("is sent once", async () => {
    await world.as(scene.guest).notifications.markRead.mutate({ all: true });
    const phone = await deviceOf(scene.guest);
    await mention("once");
    await tell();
    await world.unfenced.sql`
      update jobs.job set state = 'retry', completed_on = null, start_after = now() - interval '1 second'
      where name in ('notifications.announce', ${deliverPush.name}) and data->>'workspaceId' = ${scene.workspace.id}`;
    await world.runJobs();
    expect(bodies(phone)).toEqual(["@Gus Guest once"]);
    const kept = await world.db.withWorkspace(scene.workspace.id, (tx) => tx.select().from(pushDeliveries));
    expect(kept.every(({ sentAt }) => sentAt !== null)).toBe(true);
  });
});
