import type { MemberReceipt } from "@parley/api";

/** How many have received and read a message, for any place in the log. */
export interface ReceiptTally {
  countDelivered(seq: number): number;
  countRead(seq: number): number;
}

/** How many of the ascending numbers are below `limit`. */
function countBelow(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

const ascending = (numbers: readonly number[]) => numbers.toSorted((one, other) => one - other);

/** Counts those whose stretch from `since` to `end`, both included, holds a seq. */
function createCount(stretches: readonly { since: number; end: number }[]): (seq: number) => number {
  const filled = stretches.filter(({ since, end }) => end >= since);
  const begins = ascending(filled.map(({ since }) => since));
  const ends = ascending(filled.map(({ end }) => end));
  return (seq) => countBelow(begins, seq + 1) - countBelow(ends, seq);
}

/** Made once for all messages of a conversation: each is then a look-up, however many people there are. */
export function createReceiptTally(receipts: readonly MemberReceipt[]): ReceiptTally {
  return {
    countDelivered: createCount(receipts.map(({ sinceSeq, deliveredSeq }) => ({ since: sinceSeq, end: deliveredSeq }))),
    countRead: createCount(receipts.map(({ sinceSeq, readSeq }) => ({ since: sinceSeq, end: readSeq }))),
  };
}
