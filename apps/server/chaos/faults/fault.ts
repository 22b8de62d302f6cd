import type { Random } from "../random.js";
import type { FaultTraits } from "../schedule.js";
import type { Stage } from "../stage/stage.js";

/** A fault struck and did not come to what it is for, through what else struck then: that counts where it never does in a run. */
export class Unproven extends Error {}

/** One kind of fault. */
export interface Fault extends FaultTraits {
  /** Strikes, holds for so long and lifts it again. Resolves when it is lifted; gives a few words on what was struck. */
  strike(stage: Stage, holdMs: number, random: Random): Promise<string>;
}
