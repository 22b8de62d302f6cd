import { install } from "../lib/prepare.mjs";
import { checkBiome, checkOxlint, checkTypes, runVitest } from "../lib/suites.mjs";
import { summarise } from "../lib/tally.mjs";

/** Of the simulated schedules of the live streams a tenth: `npm test` runs them all. */
const FEWER_SCHEDULES = { PARLEY_TEST_SCHEDULES: "1000" };

/** `npm run verify`: types, lint and unit tests, the check to run all the time. */
export async function main() {
  await install();
  // One after the other: each of them uses all processors by itself, and oxlint reads the types the first one builds.
  const suites = [
    await checkTypes(),
    await checkBiome(),
    await checkOxlint(),
    await runVitest("unit", "unit", FEWER_SCHEDULES),
  ];
  const { text, ok } = summarise(suites, { nothingSkipped: false });
  console.log(text);
  if (!ok) process.exitCode = 1;
}
