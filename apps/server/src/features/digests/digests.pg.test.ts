import { memberPreferences, members } from "@parley/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sendText } from "../../testing/conversation-factories.js";
import { eventually } from "../../testing/eventually.js";
import { type ArrivedMail, MailServer } from "../../testing/mail-server.js";
import { createScene, type Scene } from "../../testing/scene.js";
import { createWorld, type World } from "../../testing/world.js";

let server: MailServer;
let world: World;
let scene: Scene;

beforeAll(async () => {
  server = new MailServer();
  world = await createWorld({ config: { smtpUrl: await server.open() } });
});
beforeEach(async () => {
  server.fault = "none";
  server.onTaken = () => undefined;
  server.mails.length = 0;
  scene = await createScene(world);
  await tell();
  await world.as(scene.guest).notifications.markRead.mutate({ all: true });
  await world.as(scene.colleague).notifications.markRead.mutate({ all: true });
});
afterAll(async () => {
  await world.close();
  await server.close();
});

const mention = (text = "look at this") =>
  sendText(world.services, scene.owner.actor, scene.group.id, `<@${scene.guest.actor.memberId}> ${text}`);
const tell = async () => {
  await world.notify(scene.workspace.id);
  await world.runJobs();
};
/** Lets time go by for what this workspace has: its notifications get older, its jobs due. */
const pass = async (minutes = 16) => {
  const { id } = scene.workspace;
  await world.unfenced.sql`
    update notifications set at = at - ${minutes} * interval '1 minute' where workspace_id = ${id}`;
  await world.unfenced.sql`
    update jobs.job set start_after = start_after - ${minutes} * interval '1 minute'
    where state in ('created', 'retry') and data->>'workspaceId' = ${id}`;
  await world.runJobs();
};
const toGuest = () => server.mails.filter(({ recipients }) => recipients.includes(scene.guest.email));
const linkIn = ({ headers }: ArrivedMail) =>
  /<(?<link>[^>]+)>/.exec(headers.get("list-unsubscribe")?.[0] ?? "")?.groups?.link ?? "";
/** The link as it reaches this server, whose name in mails is another. */
const follow = (mail: ArrivedMail, init: RequestInit) => fetch(`${world.url}${new URL(linkIn(mail)).pathname}`, init);

describe("a mail about the unread [F6.5]", () => {
  it("comes once, after a quarter of an hour, with all there is", async () => {
    await mention("one");
    await mention("two");
    await tell();
    await pass(14);
    expect(server.mails).toEqual([]);
    await pass(2);
    const [mail] = toGuest();
    expect(server.mails).toHaveLength(1);
    expect(mail?.headers.get("subject")).toEqual(["2 unread notifications in Acme"]);
    expect(mail?.headers.get("to")?.[0]).toBe(`${scene.guest.name} <${scene.guest.email}>`);
    for (const words of ["Hello Gus Guest", "@Gus Guest one", "@Gus Guest two", `/w/${scene.workspace.slug}/c/`])
      expect(mail?.body.split(words)).toHaveLength(words.startsWith("/w/") ? 5 : 3);
    await tell();
    await pass();
    expect(server.mails).toHaveLength(1);
  });

  it("tells of what came since in the next", async () => {
    await mention("apples");
    await tell();
    await pass();
    await mention("pears");
    await tell();
    await pass();
    expect(toGuest().map(({ body }) => [body.includes("apples"), body.includes("pears")])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it("is in the member's language", async () => {
    await world.as(scene.guest).preferences.set.mutate({ notifications: { language: "de" } });
    await mention("die Schlüssel");
    await tell();
    await pass();
    const [mail] = toGuest();
    expect(mail?.headers.get("subject")).toEqual(["1 ungelesene Benachrichtigung in Acme"]);
    for (const words of ["Guten Tag Gus Guest", "die Schlüssel", "hat Sie in"]) expect(mail?.body).toContain(words);
  });

  it("is not for those who do not want it", async () => {
    await world.as(scene.guest).preferences.set.mutate({ notifications: { emailDigest: false } });
    await mention();
    await tell();
    await pass();
    expect(server.mails).toEqual([]);
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
  ["deactivated", () => world.as(scene.owner).members.deactivate.mutate({ memberId: scene.guest.actor.memberId })],
  ["turned off", () => world.as(scene.guest).preferences.set.mutate({ notifications: { emailDigest: false } })],
];

describe("right before it is sent it is looked at again [F6.5]", () => {
  it.each(REASONS)("what is %s by then is not in it", async (_why, deed) => {
    server.fault = "refuse";
    const message = await mention();
    await tell();
    await pass();
    await deed(message.id);
    await world.app.container.flush();
    server.fault = "none";
    await pass();
    expect(server.mails).toEqual([]);
  });

  it("waits while its member does not want to be disturbed", async () => {
    await mention("later");
    await tell();
    await world.as(scene.guest).presence.set.mutate({ status: "dnd" });
    await pass();
    expect(server.mails).toEqual([]);
    await world.as(scene.guest).presence.set.mutate({ status: "online" });
    await pass();
    expect(toGuest()).toHaveLength(1);
  });

  it("waits while they sit before a device", async () => {
    await mention("later");
    await tell();
    const socket = await world.socket(scene.guest);
    socket.subscribe("live.ephemeral");
    const memberIds = [scene.guest.actor.memberId];
    const statusOf = async () =>
      (await world.app.container.services.presence.get(scene.guest.actor, { memberIds })).presences[0]?.status;
    await eventually("they are there", async () => (await statusOf()) === "online");
    await pass();
    socket.close();
    expect(server.mails).toEqual([]);
  });

  it("is given up after a day", async () => {
    await mention("old");
    await tell();
    await pass(25 * 60);
    expect(server.mails).toEqual([]);
  });
});

describe("a mail server that does not do as it should [F6.5]", () => {
  it("is asked again, and each mail taken once", async () => {
    server.fault = "refuse";
    await mention("patience");
    await tell();
    await pass();
    expect(server.mails).toEqual([]);
    server.fault = "none";
    await pass();
    await pass();
    expect(toGuest()).toHaveLength(1);
  });

  it("does not make a job that is done twice send twice", async () => {
    await mention("once");
    await tell();
    await pass();
    await world.unfenced.sql`
      update jobs.job set state = 'retry', completed_on = null, start_after = now() - interval '1 second'
      where (name like 'digests.%' or name = 'notifications.announce') and data->>'workspaceId' = ${scene.workspace.id}`;
    await world.runJobs();
    await pass();
    expect(toGuest()).toHaveLength(1);
  });

  it("gets a mail again under the same id when the server died before it noted the first", async () => {
    await mention("twice");
    await tell();
    await pass();
    await world.unfenced.sql`
      update digests set sent_at = null, attempted_at = now() - interval '1 hour' where workspace_id = ${scene.workspace.id}`;
    await world.unfenced.sql`
      update jobs.job set state = 'retry', completed_on = null, start_after = now() - interval '1 second'
      where name = 'digests.mail' and data->>'workspaceId' = ${scene.workspace.id}`;
    await world.runJobs();
    const ids = toGuest().map(({ headers }) => headers.get("message-id")?.[0]);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });

  it("is not asked by two nodes at once", async () => {
    await mention("one node");
    await tell();
    server.onTaken = async () => {
      server.onTaken = () => undefined;
      await world.unfenced.sql`
        update jobs.job set state = 'retry', start_after = now() - interval '1 second'
        where name = 'digests.mail' and data->>'workspaceId' = ${scene.workspace.id}`;
      await new Promise((resolve) => setImmediate(resolve));
    };
    await pass();
    await pass();
    expect(toGuest()).toHaveLength(1);
  });
});

describe("the link that turns the mails off [F6.5]", () => {
  const isOn = async () => (await world.as(scene.guest).preferences.get.query()).preferences.notifications.emailDigest;
  const receive = async () => {
    await mention();
    await tell();
    await pass();
    const [mail] = toGuest();
    if (mail === undefined) throw new Error("There is no mail.");
    return mail;
  };

  it("needs one click and no sign-in, and does it once", async () => {
    const mail = await receive();
    expect(mail.headers.get("list-unsubscribe-post")).toEqual(["List-Unsubscribe=One-Click"]);
    const body = "List-Unsubscribe=One-Click";
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    for (let click = 0; click < 2; click += 1)
      expect((await follow(mail, { method: "POST", body, headers })).status).toBe(200);
    expect(await isOn()).toBe(false);
    await mention("again");
    await tell();
    await pass();
    expect(toGuest()).toHaveLength(1);
  });

  it("asks first when it is only looked at, as scanners do", async () => {
    const mail = await receive();
    const answer = await follow(mail, {});
    expect([answer.status, (await answer.text()).includes("<form"), await isOn()]).toEqual([200, true, true]);
  });

  it("is good for nothing else, and not to be guessed", async () => {
    const mail = await receive();
    const token = linkIn(mail).split("/").at(-1) ?? "";
    const guessed = await fetch(
      `${world.url}/hooks/digest/${token.replace(/./, (first) => (first === "a" ? "b" : "a"))}`,
      {
        method: "POST",
      },
    );
    expect([guessed.status, await isOn()]).toEqual([404, true]);
    expect((await fetch(`${world.url}/hooks/digest/%00`, { method: "POST" })).status).toBe(404);
    expect((await fetch(`${world.url}/hooks/digest/${token}`, { method: "PUT" })).status).toBe(405);
    expect(await world.call({ token }, "query", "auth.me")).toMatchObject({ ok: false });
    const stored = await world.unfenced.sql<{ hash: string }[]>`select token_hash as hash from digest_links`;
    expect(stored.map(({ hash }) => hash)).not.toContain(token);
  });

  it("tells their devices", async () => {
    const mail = await receive();
    const before = (await world.as(scene.guest).preferences.get.query()).preferences.rev;
    await follow(mail, { method: "POST" });
    const [row] = await world.db.withWorkspace(scene.workspace.id, (tx) =>
      tx.select().from(memberPreferences).where(eq(memberPreferences.memberId, scene.guest.actor.memberId)),
    );
    expect(row?.rev).toBeGreaterThan(before);
  });
});

describe("names that mean harm [F6.5]", () => {
  it("begin no header, reach nobody else, and stay text", async () => {
    const name = 'Eve"\r\nBcc: victim@example.com\r\n\r\n<script>alert(1)</script>';
    await world.db.withWorkspace(scene.workspace.id, (tx) =>
      tx.update(members).set({ name }).where(eq(members.workspaceId, scene.workspace.id)),
    );
    await world.unfenced.sql`update workspaces set name = ${`Acme\r\nX-Evil: 1`} where id = ${scene.workspace.id}`;
    await mention("<img src=x onerror=alert(1)>");
    await tell();
    await pass();
    const [mail] = toGuest();
    expect(mail?.recipients).toEqual([scene.guest.email]);
    expect([mail?.headers.has("bcc"), mail?.headers.has("x-evil")]).toEqual([false, false]);
    const html = mail?.body.slice(mail.body.indexOf("<!doctype")) ?? "";
    for (const mark of ["<img", "<script"]) expect(html).not.toContain(mark);
    expect(html).toContain("&lt;script&gt;");
  });
});
