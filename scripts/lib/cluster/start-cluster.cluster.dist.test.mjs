import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../paths.mjs";
import { until } from "../until.mjs";
import { startCluster } from "./start-cluster.mjs";

/** @typedef {import("./start-cluster.mjs").Cluster} Cluster */
/** @typedef {typeof import("../../../packages/api/src/index.node.ts")} Api */
/** @typedef {ReturnType<Api["createParleyClient"]>} ParleyClient */

/** @type {Cluster} */
let cluster;
/** @type {Api} */
let api;
/** @type {ParleyClient[]} */
const clients = [];

beforeAll(async () => {
  api = /** @type {Api} */ (await import(pathToFileURL(join(root, "packages/api/dist/index.node.js")).href));
  cluster = await startCluster({ env: { RATE_LIMIT_SCALE: "1000000", LOG_LEVEL: "error" } });
}, 120_000);
afterAll(async () => {
  for (const client of clients) api.connectionOf(client).close();
  await cluster.stop();
});

/** @param {{ token?: string, workspace?: string }} options */
function connect(options = {}) {
  const client = api.createParleyClient({ url: cluster.url, ...options });
  clients.push(client);
  return client;
}

/** A workspace with an owner and a colleague, who came in through an invitation, all of it through the proxy. */
async function createPair() {
  /** @param {string} name */
  const person = (name) => ({
    name,
    email: `${randomUUID()}@example.com`,
    password: "correct horse",
    issue: /** @type {const} */ ("token"),
  });
  const owner = await connect().auth.signUp.mutate({ workspaceName: "Acme", ...person("Olivia") });
  const asOwner = connect({ token: owner.token, workspace: owner.workspace.id });
  const { invitation } = await asOwner.invitations.create.mutate({ role: "member" });
  const colleague = await connect().invitations.accept.mutate({ token: invitation.token, ...person("Carl") });
  const asColleague = connect({ token: colleague.token, workspace: colleague.workspace.id });
  const { conversation } = await asOwner.conversations.openDirect.mutate({ memberId: colleague.workspace.memberId });
  return { asOwner, asColleague, conversationId: conversation.id };
}

/**
 * What somebody hears of a conversation from now on, over whatever happens to the nodes.
 * @param {ParleyClient} client
 */
async function follow(client) {
  const { cursor } = await client.live.bootstrap.query();
  /** @type {string[]} */
  const texts = [];
  let resets = 0;
  client.live.events.subscribe(
    { cursor },
    {
      onData: ({ data }) => {
        if (data.type === "message.sent") texts.push(data.message.text);
        if (data.type === "reset") resets += 1;
      },
    },
  );
  return { texts, resets: () => resets };
}

/**
 * Sends until it is acknowledged, as an outbox does: with one nonce.
 * @param {ParleyClient} client
 * @param {string} conversationId
 * @param {string} text
 */
async function send(client, conversationId, text) {
  const nonce = randomUUID();
  await until(`${text} is acknowledged`, () =>
    client.messages.send.mutate({ conversationId, nonce, text }).then(
      () => true,
      () => false,
    ),
  );
  return text;
}

test("both nodes serve through the proxy, which shows what is for clients only", async () => {
  for (const node of cluster.nodes) expect((await fetch(`${node.url}/readyz`)).status).toBe(200);
  expect((await fetch(`${cluster.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${cluster.url}/metrics`)).status).toBe(404);
  expect(await (await fetch(cluster.url)).text()).toContain("<!doctype html>");
});

test("clients go on through the death of either node, of Redis and of Postgres, and miss nothing", async () => {
  const { asOwner, asColleague, conversationId } = await createPair();
  const followers = [await follow(asOwner), await follow(asColleague)];
  /** @type {string[]} */
  const sent = [];
  /** @param {string} when */
  const talk = async (when) => {
    for (let index = 0; index < 10; index += 1) {
      sent.push(await send(asOwner, conversationId, `${when} ${index}, one`));
      sent.push(await send(asColleague, conversationId, `${when} ${index}, other`));
    }
  };
  const [one, two] = cluster.nodes;

  await talk("at first");
  await one?.kill();
  await talk("without the first node");
  await one?.start();
  await two?.kill();
  await talk("without the second node");
  await two?.start();
  two?.freeze();
  await talk("with a frozen node");
  two?.thaw();
  await cluster.redis?.kill();
  await talk("without Redis");
  await cluster.redis?.start();
  await cluster.postgres.kill();
  await cluster.postgres.start();
  await talk("after Postgres was killed");

  for (const { texts } of followers) await until("all has come", () => Promise.resolve(texts.length >= sent.length));
  expect(followers.map(({ texts }) => texts)).toEqual([sent, sent]);
  expect(followers.map(({ resets }) => resets())).toEqual([0, 0]);
}, 180_000);

test("a node that is back serves at once when the other one goes, though the proxy had given it up", async () => {
  const [one, two] = cluster.nodes;
  const served = () => fetch(`${cluster.url}/healthz`).then(({ ok }) => ok);
  await one?.kill();
  // One of these was for the dead node: now the proxy knows.
  for (let call = 0; call < 20; call += 1) await served();
  await one?.start();
  await two?.kill();
  await expect.poll(served, { timeout: 4_000 }).toBe(true);
  await two?.start();
}, 60_000);

test("nothing is left of it", async () => {
  const another = await startCluster({ nodes: 1, redis: false, env: { LOG_LEVEL: "error" } });
  expect([another.redis, (await fetch(`${another.url}/readyz`)).status]).toEqual([undefined, 200]);
  another.nodes[0]?.freeze();
  await another.stop();
  expect([existsSync(another.folder), another.proxy.isRunning, another.nodes[0]?.isRunning]).toEqual([
    false,
    false,
    false,
  ]);
}, 120_000);
