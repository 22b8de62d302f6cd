import type { Random } from "../../random.js";
import type { Deed } from "./deed.js";
import { edit } from "./edit.js";
import { markRead } from "./mark-read.js";
import { react } from "./react.js";
import { remove } from "./remove.js";
import { repeat } from "./repeat.js";
import { say } from "./say.js";
import { type } from "./type.js";

export type { Deed } from "./deed.js";
export { newDraft } from "./say.js";

/** What people do, and how often one beside the others. */
const DEEDS: readonly (readonly [weight: number, deed: Deed])[] = [
  [680, say],
  [60, repeat],
  [80, edit],
  [30, remove],
  [100, react],
  [25, type],
  [25, markRead],
];

const TOTAL = DEEDS.reduce((sum, [weight]) => sum + weight, 0);

/** Something to do, by chance and weight. */
export function drawDeed(random: Random): Deed {
  let left = random.fraction() * TOTAL;
  for (const [weight, deed] of DEEDS) {
    left -= weight;
    if (left < 0) return deed;
  }
  return say;
}
