import type { Random } from "../random.js";
import type { FaultTraits } from "../schedule.js";
import type { Stage } from "../stage/stage.js";

/** One kind of fault. */
export interface Fault extends FaultTraits {
  /** Strikes, holds for so long and lifts it again. Resolves when it is lifted; gives a few words on what was struck. */
  strike(stage: Stage, holdMs: number, random: Random): Promise<string>;
}
