/** At which moment the log stood at a seq. */
export interface Anchor {
  seq: number;
  at: Date;
}

/** The moment of every seq up to `head`: that of the first anchor at or after it, behind the last one the last one's. */
export function timesBySeq(head: number, anchors: readonly Anchor[]): { seq: number; at: string }[] {
  const left = anchors.toSorted((one, other) => one.seq - other.seq);
  let current = left.shift();
  return Array.from({ length: head }, (_, index) => {
    const seq = index + 1;
    while (current !== undefined && current.seq < seq && left.length > 0) current = left.shift();
    if (current === undefined) throw new RangeError("There is no anchor.");
    return { seq, at: current.at.toISOString() };
  });
}
