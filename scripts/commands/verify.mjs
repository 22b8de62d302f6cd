import { buildWhatOthersImport, install } from "../lib/prepare.mjs";
import { checkBiome, checkTypesAndRules, runChangedUnitTests } from "../lib/suites.mjs";
import { summarise } from "../lib/tally.mjs";

/**
 * `npm run verify`: types, lint and unit tests, the check to run all the time. What did not change since it passed is not done
 * again; what takes long and seldom tells more (fuzz, accessibility of every state, the tools' own programs) is left to
 * `npm test`, which does everything each time, and has TypeScript's own program check the types.
 */
export async function main() {
  await install();
  await buildWhatOthersImport();
  // The linters fill what the tests leave of the processors.
  const [unit, biome, check] = await Promise.all([runChangedUnitTests(), checkBiome(), checkTypesAndRules()]);
  const suites = [check, biome, unit];
  const { text, ok } = summarise(suites, { nothingSkipped: false });
  console.log(text);
  if (!ok) process.exitCode = 1;
}
