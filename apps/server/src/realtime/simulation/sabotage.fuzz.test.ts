import { expect, test } from "vitest";
import type { LogMark } from "../../events/log-entry.js";
import type { Feed } from "../feed.js";
import type { Subscriber } from "../membership.js";
import { HONEST, type Sabotage } from "./testing/sabotage.js";
import { Simulation } from "./testing/simulation.js";

/** A defect counts as found when it came to light so often: once may be luck. */
const OFTEN = 3;
/** Enough that each defect does. */
const SCHEDULES = 300;
/** For a defect that only shows where several things meet. */
const RARE = 1_500;

/** Each feed is spoilt once: another one has its place taken by another spoiling. */
function onceEach(spoil: Sabotage["feed"]): Sabotage["feed"] {
  const known = new WeakSet<Feed>();
  return (feed, scheduler) => {
    if (known.has(feed)) return;
    known.add(feed);
    spoil(feed, scheduler);
  };
}

const DEFECTS: [name: string, found: RegExp, sabotage: Partial<Sabotage>, schedules?: number][] = [
  [
    "hints that never come, and no head check",
    /^silent/,
    { withoutHeadChecks: true, bus: (bus) => ({ ...bus, publish: () => undefined }) },
  ],
  [
    "a log that skips an event",
    /lost|silent/,
    {
      reader: (reader) => ({
        ...reader,
        page: async (id, place) => {
          const page = await reader.page(id, place);
          return page.ok ? { ...page, rows: page.rows.filter(({ row }) => row.seq % 7 !== 0) } : page;
        },
      }),
    },
  ],
  [
    "a stream that is attached later than its replay ends",
    /lost/,
    {
      feed: onceEach(({ membership }, scheduler) => {
        const attach = membership.attach.bind(membership);
        membership.attach = (subscriber) =>
          void scheduler.add("a late attaching", { alive: true, frozen: false }, () => attach(subscriber));
      }),
    },
  ],
  [
    "a ring that keeps what its entities said before",
    /stale/,
    {
      feed: onceEach((feed) => {
        const { ring } = feed;
        const push = ring.push.bind(ring);
        ring.push = (row, event) => {
          const kept = ring
            .slice(ring.floor, { entries: 100, bytes: 100_000 })
            .map((entry) => ({ entry, frame: entry.frame }));
          const pushed = push(row, event);
          for (const { entry, frame } of kept)
            if (frame !== null) {
              entry.frame = frame;
              entry.outdated = false;
            }
          return pushed;
        };
      }),
    },
  ],
  [
    "a receiver who is told twice",
    /doubled/,
    {
      feed: onceEach(({ membership }) => {
        const receivers = membership.receivers.bind(membership);
        membership.receivers = (row, entitySeq) => {
          const all: readonly Subscriber[] = receivers(row, entitySeq);
          return row.seq % 5 === 0 ? [...all, ...all] : all;
        };
      }),
    },
  ],
  [
    "somebody who left and is told on",
    /leaked/,
    {
      feed: onceEach(({ membership }) => {
        membership.leave = () => undefined;
      }),
    },
  ],
  [
    "a resume that goes by what the node knew last",
    /leaked/,
    {
      feed: onceEach((feed) => {
        feed.catchUp = () => feed.ready;
      }),
    },
  ],
  [
    "a feed that takes any history for its own",
    /another history|lost|silent|without need/,
    {
      feed: onceEach((feed) => {
        feed.break = () => undefined;
      }),
    },
  ],
  [
    "a head check that takes an earlier answer for its own",
    /reset without need/,
    {
      feed: onceEach((feed) => {
        const check = feed.check.bind(feed);
        let earlier: LogMark | undefined;
        feed.check = (end) => {
          if (earlier !== undefined) check(earlier, feed.place);
          earlier = end;
        };
      }),
    },
    RARE,
  ],
];

test.each(DEFECTS)("%s is found", async (_name, found, sabotage, schedules = SCHEDULES) => {
  const faults: string[] = [];
  const countFound = () => faults.filter((fault) => found.test(fault)).length;
  for (let seed = 1; seed <= schedules && countFound() < OFTEN; seed += 1)
    faults.push(...(await new Simulation(seed, { sabotage: { ...HONEST, ...sabotage } }).run()).faults.slice(0, 1));
  expect(countFound(), [...new Set(faults)].slice(0, 20).join("\n")).toBe(OFTEN);
});

test("a seed gives the same schedule again, step by step", async () => {
  const [one, other] = [
    await new Simulation(7, { traced: true }).run(),
    await new Simulation(7, { traced: true }).run(),
  ];
  expect(one.trace.length).toBeGreaterThan(100);
  expect(other).toEqual(one);
});
