import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Actor, type Conversation, findFirstLink, type Message } from "@parley/api/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  eventsOf,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../testing/conversation-factories.js";
import { eventually } from "../../testing/eventually.js";
import { refused } from "../../testing/refused.js";

let world: ConversationWorld;
let site: Server;
let base: string;
/** Paths asked for so far. */
let visits: string[];
let ada: Actor;
let ben: Actor;
let group: Conversation;

beforeAll(async () => {
  site = createServer((request: IncomingMessage, response: ServerResponse) => {
    visits.push(request.url ?? "");
    response.writeHead(request.url === "/none" ? 404 : 200, { "content-type": "text/html" });
    response.end(`<title>Page ${request.url}</title><meta name="description" content="Three rooms">`);
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  const { port } = site.address() as AddressInfo;
  base = `http://site.test:${port}`;
  world = await openConversationWorld({
    pages: {
      resolve: (name) => Promise.resolve(name === "site.test" ? ["127.0.0.1"] : []),
      isAllowedAddress: (address) => address === "127.0.0.1",
      isAllowedPort: (asked) => asked === port,
      timeoutMs: 2_000,
      maxBytes: 10_000,
    },
  });
});
beforeEach(async () => {
  visits = [];
  [ada, ben] = await seedWorkspace(world, "owner", "member");
  group = await createGroup(world, ada, [ben]);
});
afterAll(async () => {
  await world.close();
  site.closeAllConnections();
  await new Promise((resolve) => site.close(resolve));
});

/** Sends, and lets the job that follows be done. */
async function say(text: string): Promise<Message> {
  const message = await sendText(world, ada, group.id, text);
  if (findFirstLink(text) !== undefined) await eventually("the job is there", () => hasJob(message));
  await world.runJobs();
  return message;
}
const hasJob = async ({ id }: Message) => {
  const rows = await world.db.sql`select from jobs.job where data #>> '{data,messageId}' = ${id}`;
  return rows.length > 0;
};
const titles = async (reader: Actor) =>
  (await world.messages.list(reader, { conversationId: group.id, limit: 50 })).previews?.map(
    ({ preview }) => preview.title,
  ) ?? [];
const told = async (after: number) =>
  eventsOf(await world.readLog(ada.workspaceId, after)).flatMap((event) =>
    event.type === "preview.changed" ? [event.preview?.title ?? null] : [],
  );

describe("a link in a message", () => {
  it("is looked at by the server after the send, and shown to everybody there [F3.5]", async () => {
    const message = await say(`Look: ${base}/a (and ${base}/b)`);
    expect(await told(message.seq)).toEqual(["Page /a"]);
    const { previews } = await world.messages.list(ben, { conversationId: group.id, limit: 50 });
    const preview = { url: `${base}/a`, title: "Page /a", description: "Three rooms", site: "site.test" };
    expect(previews).toEqual([{ messageId: message.id, preview }]);
    expect(visits).toEqual(["/a"]);
  });

  it("is looked at once a day for a workspace, and by each workspace for itself", async () => {
    await say(`${base}/a`);
    await say(`${base}/a`);
    expect([await titles(ben), visits]).toEqual([["Page /a", "Page /a"], ["/a"]]);
    [ada, ben] = await seedWorkspace(world, "owner", "member");
    group = await createGroup(world, ada, [ben]);
    await say(`${base}/a`);
    expect(visits).toEqual(["/a", "/a"]);
  });

  it.each(["`$/a`", "```\n$/a\n```", "$/none", "http://inside.test/", "http://169.254.169.254/latest/meta-data"])(
    "has no preview as %s",
    async (text) => {
      const message = await say(text.replace("$", base));
      await world.runJobs();
      expect([await titles(ben), await told(message.seq)]).toEqual([[], []]);
      expect(visits.filter((path) => path !== "/none")).toEqual([]);
    },
  );
});

describe("a workspace", () => {
  it("looks at no link while it does not want to, and admins alone decide that", async () => {
    await say(`${base}/a`);
    await expect(world.previews.setSettings(ben, { enabled: false })).rejects.toEqual(refused("ROLE_TOO_LOW"));
    expect(await world.previews.setSettings(ada, { enabled: false })).toEqual({ enabled: false });
    expect(await world.previews.settings(ben)).toEqual({ enabled: false });
    await say(`${base}/b`);
    expect([visits, await titles(ben)]).toEqual([["/a"], ["Page /a"]]);
    await world.previews.setSettings(ada, { enabled: true });
    await say(`${base}/b`);
    expect(visits).toEqual(["/a", "/b"]);
  });
});

describe("the preview under a message", () => {
  it("follows its edits: another link, none, and the same again [F3.5]", async () => {
    const { id: messageId, seq } = await say(`${base}/a`);
    for (const text of [`${base}/b`, "no link", `${base}/a`, `again ${base}/a`]) {
      await world.messages.edit(ada, { messageId, text });
      await world.runJobs();
    }
    expect(await told(seq)).toEqual([...Array<string>(4).fill("Page /a")]);
    expect(await titles(ben)).toEqual(["Page /a"]);
    expect(visits).toEqual(["/a", "/b"]);
  });

  it("goes with the message [F3.5]", async () => {
    const { id: messageId, seq } = await say(`${base}/a`);
    await world.messages.delete(ada, { messageId });
    expect([await titles(ben), await told(seq)]).toEqual([[], []]);
  });

  it("is taken away by its author for good, and comes back with another link only [F3.5]", async () => {
    const { id: messageId, seq } = await say(`${base}/a`);
    await expect(world.previews.remove(ben, { messageId })).rejects.toEqual(refused("FORBIDDEN"));
    await world.previews.remove(ada, { messageId });
    await world.previews.remove(ada, { messageId });
    await world.messages.edit(ada, { messageId, text: `still ${base}/a` });
    await world.runJobs();
    expect([await titles(ben), await told(seq)]).toEqual([[], [null, null]]);
    await world.messages.edit(ada, { messageId, text: `${base}/b` });
    await world.runJobs();
    expect(await titles(ben)).toEqual(["Page /b"]);
  });
});
