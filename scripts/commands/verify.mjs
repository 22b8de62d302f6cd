import { install } from "../lib/prepare.mjs";
import { checkBiome, checkOxlint, checkTypes, runVitest } from "../lib/suites.mjs";
import { summarise } from "../lib/tally.mjs";

/** Of the simulated schedules of the live streams a tenth: `npm test` runs them all. */
const FEWER_SCHEDULES = { PARLEY_TEST_SCHEDULES: "1000" };

/** `npm run verify`: types, lint and unit tests, the check to run all the time. */
export async function main() {
  await install();
  // The linters fill what the others leave of the processors; oxlint reads the types that checkTypes builds.
  const [types, biome] = await Promise.all([checkTypes(), checkBiome()]);
  const [oxlint, unit] = await Promise.all([checkOxlint(), runVitest("unit", "unit", FEWER_SCHEDULES)]);
  const suites = [types, biome, oxlint, unit];
  const { text, ok } = summarise(suites, { nothingSkipped: false });
  console.log(text);
  if (!ok) process.exitCode = 1;
}
