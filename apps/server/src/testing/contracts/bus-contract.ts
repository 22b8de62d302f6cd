import { expect, it } from "vitest";
import { z } from "zod";
import type { Bus, Topic } from "../../cluster/bus.js";
import { eventually } from "../eventually.js";

/** What a bus must be given to be held against the contract. */
export interface BusHarness {
  /** A further node's bus, working. */
  connect(): Promise<Bus>;
  /** Says something on the wire that no node of this version would. */
  inject(name: string, body: unknown): void;
}

const Count: Topic<number> = { name: "count", body: z.number() };
const Word: Topic<string> = { name: "word", body: z.string() };

function heardBy<Body>(bus: Bus, topic: Topic<Body>): Body[] {
  const heard: Body[] = [];
  bus.subscribe(topic, (body) => heard.push(body));
  return heard;
}

/** What every bus must do, whatever carries it. */
export function busContract(open: () => BusHarness): void {
  it("tells all other nodes, in order, and not the one that tells", async () => {
    const harness = open();
    const [one, two, three] = [await harness.connect(), await harness.connect(), await harness.connect()];
    const [own, second, third] = [heardBy(one, Count), heardBy(two, Count), heardBy(three, Count)];
    const counts = Array.from({ length: 100 }, (_, index) => index);
    for (const count of counts) one.publish(Count, count);
    await eventually("all is heard", () => second.length === 100 && third.length === 100);
    expect([second, third, own]).toEqual([counts, counts, []]);
  });

  it("keeps topics apart, and takes several listeners to one", async () => {
    const harness = open();
    const [one, two] = [await harness.connect(), await harness.connect()];
    const [counts, again, words] = [heardBy(two, Count), heardBy(two, Count), heardBy(two, Word)];
    one.publish(Word, "hello");
    one.publish(Count, 7);
    await eventually("both are heard", () => counts.length === 1 && words.length === 1);
    expect([counts, again, words]).toEqual([[7], [7], ["hello"]]);
  });

  it("passes over what nobody here knows or understands", async () => {
    const harness = open();
    const [one, two] = [await harness.connect(), await harness.connect()];
    const counts = heardBy(two, Count);
    harness.inject("of.another.version", { anything: true });
    harness.inject("count", "not a number");
    harness.inject("count", 1);
    await eventually("what came behind is heard", () => counts.length > 0);
    one.publish(Count, 2);
    await eventually("the next is heard", () => counts.length > 1);
    expect(counts).toEqual([1, 2]);
  });

  it("goes on when a listener throws", async () => {
    const harness = open();
    const [one, two] = [await harness.connect(), await harness.connect()];
    two.subscribe(Count, () => {
      throw new Error("a listener's own fault");
    });
    const counts = heardBy(two, Count);
    one.publish(Count, 1);
    one.publish(Count, 2);
    await eventually("both are heard", () => counts.length === 2);
    expect(counts).toEqual([1, 2]);
  });
}
