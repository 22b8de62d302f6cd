import { serve } from "../../bench/harness/remote.js";
import { Random } from "../random.js";
import { type Plant, Plantation, Planter } from "./planter.js";
import { Relay } from "./relay.js";

let relay: Relay | undefined;
let plantation: Plantation | undefined;

function open(): Relay {
  if (relay === undefined) throw new Error("the relay is not open");
  return relay;
}

/** What the relay's process does. */
const controls = {
  /** Begins to relay from one port of the loopback to another. */
  open: async (port: number, target: number, plant: Plant | null, every: number): Promise<void> => {
    const plants = plant === null ? null : new Plantation(plant, every);
    plantation = plants ?? undefined;
    relay = new Relay(target, () => (plants === null ? null : new Planter(plants)));
    await relay.listen(port);
  },
  reset: (seed: number, share: number): number => open().reset(new Random(seed), share),
  swallow: (seed: number, share: number): number => open().swallow(new Random(seed), share),
  tearSwallowed: (): void => open().tearSwallowed(),
  stopPlanting: (): void => plantation?.stop(),
  planted: (): number => plantation?.planted ?? 0,
};
export type RelayControls = typeof controls;

serve(controls);
