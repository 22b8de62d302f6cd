import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { Random } from "../random.js";
import { FakeStage } from "../testing/fake-stage.js";
import { readersStopped } from "./readers-stopped.js";

/** Words after which a node closes who does not read. */
const CLOSES_AFTER = 48;
let stage: FakeStage;
let nodeUrl: string;
/** How many of them it has closed in the end. */
let closes: number;

beforeEach(async () => {
  stage = new FakeStage();
  closes = 2;
  stage.answers.set("stopReading", 2).set("lagging", 0);
  const server = createServer((_request, response) => {
    response.end(`parley_slow_sockets_closed_total ${stage.said >= CLOSES_AFTER ? closes : 0}\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  nodeUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

const strike = () => readersStopped.strike(stage.as({ nodeUrl }), 1, new Random(1));
const deedsOf = (start: string) => stage.deeds.filter((deed) => deed.startsWith(start));

test("a group is flooded until the server has closed all who stopped reading; then they read on", async () => {
  expect(await strike()).toMatch(/^2 readers, 2 closed by the servers at 2 MB, complete \d+\.\d s after they read on$/);
  expect(deedsOf("say flooded 16000 letters")).toHaveLength(CLOSES_AFTER);
  expect(stage.deeds[0]).toBe("clients stopReading person 1 person 2");
  const readOn = stage.deeds.indexOf("clients readOn person 1 person 2");
  expect(readOn).toBeGreaterThan(stage.deeds.lastIndexOf("say flooded 16000 letters"));
  expect(stage.deeds.indexOf("clients lagging person 1 person 2")).toBeGreaterThan(readOn);
});

test("it waits until they have everything", async () => {
  const lagging = [2, 1, 0];
  stage.answers.set("lagging", () => lagging.shift());
  await strike();
  expect(deedsOf("clients lagging")).toHaveLength(3);
});

test("what they wait for may go with a failover: then they wait for something said anew", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const words = () => deedsOf("say flooded That was it.").length;
  stage.answers.set("lagging", () => (words() === 2 ? 0 : 1));
  const struck = strike();
  await vi.waitFor(() => expect(words()).toBe(1));
  await vi.advanceTimersByTimeAsync(40_000);
  expect(await struck).toContain("2 closed by the servers");
  expect(words()).toBe(2);
});

test("a server that closes nobody is told of, and everybody reads on", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  closes = 0;
  let ended: unknown;
  const struck = strike().catch((error: unknown) => {
    ended = error;
  });
  await vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(1_000);
    expect(String(ended)).toContain("no server closed one");
  });
  await struck;
  expect(stage.deeds.at(-1)).toBe("clients readOn person 1 person 2");
});

test("who is not closed soon after the first was cut off by something else, and is not flooded for ever", async () => {
  closes = 1;
  expect(await strike()).toContain("2 readers, 1 closed by the servers at 3 MB");
  expect(deedsOf("say flooded 16000 letters")).toHaveLength(CLOSES_AFTER * 1.25);
});

test("who is cut off by something else and comes back stops reading again, until a server has closed one", async () => {
  await strike();
  const stops = stage.deeds.flatMap((deed, at) => (deed.startsWith("clients stopReading") ? at : []));
  const saidBetween = stops.map((at, index) =>
    stage.deeds.slice(at, stops[index + 1]).filter((deed) => deed.startsWith("say")),
  );
  expect(stops.length).toBeGreaterThan(1);
  expect(saidBetween.every((said) => said.length > 0)).toBe(true);
});

test("who is not there yet is waited for, and not flooded", async () => {
  const connected = [0, 0, 2];
  const saidMeanwhile: number[] = [];
  stage.answers.set("stopReading", () => {
    saidMeanwhile.push(stage.said);
    return connected.shift() ?? 2;
  });
  expect(await strike()).toContain("2 closed by the servers");
  expect(saidMeanwhile.slice(0, 3)).toEqual([0, 0, 0]);
});

test("who leaves much unread and is not closed reads on for a while, and stops again", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  closes = 0;
  stage.answers.set("stopReading", () => {
    if (deedsOf("clients readOn").length > 0) closes = 2;
    return 2;
  });
  const struck = strike();
  await vi.waitFor(() => expect(deedsOf("clients readOn").length).toBeGreaterThan(0));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await struck).toContain("2 closed by the servers");
  const readOn = stage.deeds.indexOf("clients readOn person 1 person 2");
  expect(stage.deeds.slice(0, readOn).filter((deed) => deed.startsWith("say")).length).toBeGreaterThan(CLOSES_AFTER);
  expect(stage.deeds.slice(readOn)).toContain("clients stopReading person 1 person 2");
});

test("where nobody comes nobody is flooded, and that is told in the end", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  stage.answers.set("stopReading", 0);
  const ended = strike().catch(String);
  await vi.waitFor(() => expect(deedsOf("clients stopReading").length).toBeGreaterThan(0));
  await vi.advanceTimersByTimeAsync(300_000);
  expect(await ended).toContain("no server closed one");
  expect(deedsOf("say")).toEqual([]);
});
