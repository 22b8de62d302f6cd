import type { Bench } from "../../../scripts/bench-contract.js";
import { withHistoryStage } from "./harness/history-stage.js";
import { median } from "./harness/statistics.js";

const ROUNDS = 15;
/** Pages before the first round: until then the server's code is still being compiled, which none in use is. */
const WARM_UP_PAGES = 1_500;
const PAGES_A_ROUND = 40;

type FetchPage = (index: number) => Promise<unknown>;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Fetches pages in turn, one way and the other. Gives the median milliseconds of the first way, and of their ratio. */
async function comparePages(ours: FetchPage, reference: FetchPage) {
  for (let page = 0; page < WARM_UP_PAGES; page += 1) {
    await ours(page);
    await reference(page);
  }
  const ratios: number[] = [];
  const milliseconds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    let [own, other] = [0, 0];
    for (let page = 0; page < PAGES_A_ROUND; page += 1) {
      const index = round * PAGES_A_ROUND + page;
      own += await timed(() => ours(index));
      other += await timed(() => reference(index));
    }
    ratios.push(own / other);
    milliseconds.push(own / PAGES_A_ROUND);
  }
  return { value: median(milliseconds), unit: "ms a page", ratio: median(ratios), n: ratios.length };
}

/** A page of history through HTTP among many messages. */
export const benches: Bench[] = [
  {
    name: "history.1m",
    run: async ({ root, log }) => {
      log("writing 1,000,000 messages");
      return withHistoryStage(root, 1_000_000, async ({ throughHttp, asStatement }) => ({
        ...(await comparePages(throughHttp, asStatement)),
        reference: "the same page as one SQL statement",
        goal: { of: "ratio", atMost: 2 },
      }));
    },
  },
  {
    name: "history.10m",
    run: async ({ root, log }) => {
      log("writing 11,000,000 messages");
      return withHistoryStage(root, 1_000_000, (small) =>
        withHistoryStage(root, 10_000_000, async (large) => ({
          ...(await comparePages(large.throughHttp, small.throughHttp)),
          reference: "a page among a million messages",
          goal: { of: "ratio", atMost: 1.2 },
        })),
      );
    },
  },
];
