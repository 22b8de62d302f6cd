/**
 * Measures several things in turns, so that whatever else the machine does meets them alike. The first round warms all
 * up and is not counted.
 */
export async function interleave<Name extends string, Figure>(
  rounds: number,
  measures: Record<Name, () => Promise<Figure>>,
): Promise<Record<Name, Figure[]>> {
  const names = Object.keys(measures) as Name[];
  const figures = Object.fromEntries(names.map((name) => [name, [] as Figure[]])) as Record<Name, Figure[]>;
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const figure = await measures[name]();
      if (round >= 0) figures[name].push(figure);
    }
  }
  return figures;
}

/** Round by round, one thing in relation to another. */
export function ratios(ours: readonly number[], reference: readonly number[]): number[] {
  return ours.map((value, round) => value / (reference[round] ?? Number.NaN));
}
