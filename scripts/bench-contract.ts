/**
 * What a file of benchmarks (`bench/x.bench.ts` in any package) exports, and what `npm run bench` does with it:
 *
 *     export const benches: Bench[] = [{ name: "send.group256", run: async ({ log }) => ({ value, unit: "sends/s", … }) }];
 *
 * Each file runs in a process of its own, from the sources, one after the other.
 */
export interface Bench {
  /** The figure's name, "area.figure"; `--only area` and `--only area.figure` pick it. */
  name: string;
  /** Measures; several results when one run gives several figures, each then with a name of its own. */
  run(context: BenchContext): Promise<BenchResult | BenchResult[]>;
}

export interface BenchContext {
  /** The repository's root folder. */
  root: string;
  /** Tells what is happening; goes to stderr, never into the figures. */
  log(message: string): void;
}

export interface BenchResult {
  /** Default: the bench's name. */
  name?: string;
  /** The median of what was measured, in `unit`. */
  value: number;
  unit: string;
  /** `value` in relation to the reference measured in the same interleaved run. */
  ratio?: number;
  /** What the ratio relates to: "raw ws", "single-row insert". */
  reference?: string;
  /** How many measurements the median was taken of. */
  n: number;
  /** The figure to hold. */
  goal?: { of: "value" | "ratio"; atLeast?: number; atMost?: number };
}
