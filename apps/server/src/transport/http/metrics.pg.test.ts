import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sendText } from "../../testing/conversation-factories.js";
import { eventually } from "../../testing/eventually.js";
import { createScene, type Scene } from "../../testing/scene.js";
import { type ScrapedMetrics, scrape } from "../../testing/servers/scrape.js";
import type { RpcSocket } from "../../testing/sockets/rpc-socket.js";
import { createWorld, type World } from "../../testing/world.js";
import type { WorldMember } from "../../testing/world-people.js";

let world: World;
let scene: Scene;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  scene = await createScene(world);
});
afterAll(() => world.close());

const OPEN = 'parley_connections{state="open"}';
const DELIVERIES = "parley_deliveries_total";

async function follow(member: WorldMember, cursor?: string): Promise<RpcSocket> {
  const socket = await world.socket(member);
  const from = cursor ?? (await world.as(member).live.bootstrap.query()).cursor;
  const before = await countReplays();
  const stream = socket.subscribe("live.events", { cursor: from });
  await eventually("the stream begins", () => stream.started);
  // It is told that it has begun before what it missed is sent; only what comes afterwards counts as delivered live.
  await eventually("the subscription is attached", async () => (await countReplays()) > before);
  return socket;
}

async function countReplays(): Promise<number> {
  const metrics = await scrape(world.url);
  return metrics.valueOf('parley_replays_total{source="ring"}') + metrics.valueOf('parley_replays_total{source="log"}');
}

/** By how much a line has grown. */
const growth = (before: ScrapedMetrics, after: ScrapedMetrics, line: string) =>
  after.valueOf(line) - before.valueOf(line);

/** The status of a plain request with these headers, Host among them. */
function statusOf(headers: Record<string, string>, path = "/metrics", method = "GET"): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${world.url}${path}`, { headers, method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

describe("who may read /metrics", () => {
  it("a program on this machine, though the Host is none of ours", async () => {
    expect(await statusOf({})).toBe(200);
    expect(await statusOf({ host: "localhost:1" })).toBe(200);
  });

  const refused: Record<string, string>[] = [
    { "x-forwarded-for": "127.0.0.1" },
    { "x-forwarded-for": "203.0.113.9, 10.0.0.1" },
    { forwarded: "for=127.0.0.1" },
    { host: "parley.test" },
    { host: "evil.example" },
  ];
  it.each(refused)("nobody who comes through a proxy or by another name: %j", async (headers) => {
    expect(await statusOf(headers)).toBe(404);
  });

  it("is a page that does not exist for everything but reading it", async () => {
    expect(await statusOf({}, "/metrics", "POST")).toBe(404);
    expect(await statusOf({}, "/metricsx")).toBe(404);
    expect(await statusOf({}, "/metrics/x")).toBe(404);
  });

  it("whoever shows METRICS_TOKEN where there is one, and nobody else", async () => {
    const token = "0123456789abcdef0123456789abcdef";
    const guarded = await createWorld({ config: { metricsToken: token } });
    const answer = async (headers: Record<string, string>) =>
      (await fetch(`${guarded.url}/metrics`, { headers })).status;
    const forwarded = { "x-forwarded-for": "203.0.113.9" };
    const answers = [
      await answer({}),
      await answer({ authorization: "Bearer 0123456789abcdef0123456789abcdeX" }),
      await answer({ authorization: `Bearer ${token}`, ...forwarded }),
    ];
    await guarded.close();
    expect(answers).toEqual([404, 404, 200]);
  });
});

describe("what /metrics shows", () => {
  it("is Prometheus' text format, and has everything there is to watch, with help", async () => {
    const { contentType, names, text } = await scrape(world.url);
    expect(contentType).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(names).toEqual(
      expect.arrayContaining([
        "parley_connections",
        "parley_slow_sockets_closed_total",
        "parley_feeds",
        DELIVERIES,
        "parley_delivery_delay_seconds",
        "parley_replays_total",
        "parley_replayed_events_total",
        "parley_resets_total",
        "parley_head_lag",
        "parley_write_lane_depth",
        "parley_write_lane_batch_size",
        "parley_write_lane_retries_total",
        "parley_write_lane_isolations_total",
        "parley_write_lane_overloads_total",
        "parley_read_cursors_unsaved",
        "parley_event_loop_delay_seconds",
        "parley_calls_total",
        "parley_call_duration_seconds",
        "parley_http_responses_total",
        "parley_bus_hints_total",
        "parley_redis_up",
        "parley_jobs_done_total",
        "parley_jobs_failed_total",
        "parley_jobs_dead_total",
        "parley_database_transactions",
        "parley_rate_limited_total",
        "parley_sessions_revoked_total",
        "process_cpu_seconds_total",
        "process_resident_memory_bytes",
        "nodejs_eventloop_lag_p99_seconds",
        "nodejs_gc_duration_seconds",
      ]),
    );
    expect(new Set(names).size).toBe(names.length);
    // Every line is a comment or a name, labels and a number.
    const strange = text
      .split("\n")
      .filter((line) => line !== "" && !/^(# (HELP|TYPE) \S+ .+|[a-z_0-9]+(\{[^{}]*\})? (\S+))$/.test(line));
    expect(strange).toEqual([]);
  });

  it("counts the jobs that were done, by their kind", async () => {
    const { owner, group } = scene;
    const sendAt = new Date(Date.now() + 60_000).toISOString();
    const input = { conversationId: group.id, nonce: crypto.randomUUID(), text: "Later", sendAt };
    const { scheduled } = await world.as(owner).scheduled.create.mutate(input);
    await world.as(owner).scheduled.sendNow.mutate({ scheduledId: scheduled.id });
    const done = 'parley_jobs_done_total{job="scheduled.send"}';
    await eventually("it is counted", async () => (await scrape(world.url)).valueOf(done) >= 1);
    expect((await scrape(world.url)).text).not.toContain("parley_jobs_dead_total{");
  });

  it("moves when people connect and messages are sent", async () => {
    const before = await scrape(world.url);
    const { owner, colleague, guest, group } = scene;
    for (const member of [owner, colleague, guest]) await follow(member);
    for (let index = 0; index < 5; index += 1) await sendText(world.services, owner.actor, group.id);
    await world.as(owner).messages.send.mutate({ conversationId: group.id, nonce: crypto.randomUUID(), text: "Hello" });
    await eventually("all is delivered", async () => growth(before, await scrape(world.url), DELIVERIES) === 18);
    const after = await scrape(world.url);
    expect(growth(before, after, OPEN)).toBe(3);
    expect(growth(before, after, "parley_delivery_delay_seconds_count")).toBe(18);
    expect(growth(before, after, 'parley_delivery_delay_seconds_bucket{le="10"}')).toBe(18);
    expect(growth(before, after, "parley_delivery_delay_seconds_sum")).toBeGreaterThan(0);
    expect(growth(before, after, "parley_write_lane_batch_size_sum")).toBe(6);
    expect(growth(before, after, 'parley_calls_total{procedure="messages.send",outcome="OK"}')).toBe(1);
    expect(growth(before, after, 'parley_call_duration_seconds_count{procedure="messages.send"}')).toBe(1);
    expect(growth(before, after, 'parley_calls_total{procedure="live.events",outcome="OK"}')).toBe(3);
    expect(growth(before, after, 'parley_replays_total{source="ring"}')).toBe(3);
    expect(growth(before, after, 'parley_http_responses_total{status="200"}')).toBeGreaterThan(3);
    expect(after.valueOf("parley_write_lane_depth")).toBe(0);
    expect(after.valueOf("parley_feeds")).toBeGreaterThan(0);
    expect(after.valueOf("parley_redis_up")).toBe(0);
    expect(after.text).not.toMatch(/^parley_redis_up /m);
  });

  it("moves with refusals, revocations and ends of streams", async () => {
    const before = await scrape(world.url);
    const { owner, outsider, group } = scene;
    const other = await world.people.signInAgain(owner);
    await world.as(owner).sessions.revoke.mutate({ sessionId: other.actor.sessionId });
    await world.call(outsider, "query", "conversations.get", { conversationId: group.id });
    await world.call(null, "query", "conversations.list");
    const socket = await world.socket(owner);
    const stream = socket.subscribe("live.events", { cursor: "999999.1" });
    await eventually("the stream ends", () => stream.stopped);
    const after = await scrape(world.url);
    expect(growth(before, after, "parley_sessions_revoked_total")).toBe(1);
    expect(growth(before, after, 'parley_calls_total{procedure="conversations.get",outcome="NOT_FOUND"}')).toBe(1);
    expect(growth(before, after, 'parley_calls_total{procedure="conversations.list",outcome="UNAUTHORIZED"}')).toBe(1);
    expect(growth(before, after, 'parley_resets_total{reason="AHEAD_OF_HEAD"}')).toBe(1);
  });

  it("tells what was replayed, from the log and from the ring", async () => {
    const { owner, colleague, group } = scene;
    const { cursor } = await world.as(colleague).live.bootstrap.query();
    await sendText(world.services, owner.actor, group.id, "missed");
    const before = await scrape(world.url);
    const told = async (line: string) => growth(before, await scrape(world.url), line);
    await follow(colleague, cursor);
    await eventually("the first is caught up", async () => (await told('parley_replays_total{source="log"}')) === 1);
    const { cursor: later } = await world.as(colleague).live.bootstrap.query();
    await sendText(world.services, owner.actor, group.id, "missed too");
    await follow(colleague, later);
    await eventually("both are caught up", async () => (await told('parley_replays_total{source="ring"}')) === 1);
    expect(await told('parley_replays_total{source="log"}')).toBe(1);
    expect(await told('parley_replayed_events_total{source="log"}')).toBe(1);
    expect(await told('parley_replayed_events_total{source="ring"}')).toBe(1);
  });

  it("counts a socket that was closed because it does not read, once", async () => {
    const before = await scrape(world.url);
    const { owner, colleague, group } = scene;
    const socket = await follow(colleague);
    socket.ws.pause();
    const text = "x".repeat(3_900);
    const closed = async () => growth(before, await scrape(world.url), "parley_slow_sockets_closed_total");
    for (let round = 0; round < 40 && (await closed()) === 0; round += 1)
      await Promise.all(Array.from({ length: 100 }, () => sendText(world.services, owner.actor, group.id, text)));
    socket.ws.resume();
    await eventually("it is closed", () => socket.end !== null);
    expect(await closed()).toBe(1);
    expect(growth(before, await scrape(world.url), OPEN)).toBe(0);
  });

  it("counts calls over a limit by their class", async () => {
    const tight = await createWorld({ config: { rateLimitScale: 0.002 } });
    const { owner } = await createScene(tight);
    const list = () => tight.call(owner, "query", "conversations.list");
    const answers = [await list(), await list(), await list()];
    const scraped = await scrape(tight.url);
    const counted = [
      scraped.valueOf('parley_rate_limited_total{class="read"}'),
      scraped.valueOf('parley_rate_limited_total{class="send"}'),
    ];
    await tight.close();
    expect(answers.map(({ ok }) => ok)).toEqual([true, false, false]);
    expect(counted).toEqual([2, 0]);
  });

  it("holds nothing of people: no words, addresses, names or ids", async () => {
    const { owner, colleague, group, workspace } = scene;
    const message = await sendText(world.services, owner.actor, group.id, "Merger at midnight");
    await follow(colleague);
    await world.call(null, "query", "no.such.procedure");
    await world.call(null, "query", `no.${owner.email}`);
    const { text } = await scrape(world.url);
    for (const secret of ["Merger", "@", owner.email, owner.token, workspace.slug, message.id, "no.such"])
      expect(text.includes(secret), secret).toBe(false);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });
});
