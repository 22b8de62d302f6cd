import { build, install } from "../lib/prepare.mjs";
import { checkBiome, checkOxlint, checkTypes, runChangedUnitTests } from "../lib/suites.mjs";
import { summarise } from "../lib/tally.mjs";

/** One after the other: beside the tests there is no processor left for both. */
const checkTypesAndRules = async () => ({ types: await checkTypes(), oxlint: await checkOxlint() });

/**
 * `npm run verify`: types, lint and unit tests, the check to run all the time. What did not change since it passed is not done
 * again; what takes long and seldom tells more (fuzz, accessibility of every state, the tools' own programs) is left to
 * `npm test`, which does everything each time.
 */
export async function main() {
  await install();
  // Types and rules of one package look at what another has built.
  await build();
  // The linters fill what the tests leave of the processors.
  const [unit, biome, { types, oxlint }] = await Promise.all([
    runChangedUnitTests(),
    checkBiome(),
    checkTypesAndRules(),
  ]);
  const suites = [types, biome, oxlint, unit];
  const { text, ok } = summarise(suites, { nothingSkipped: false });
  console.log(text);
  if (!ok) process.exitCode = 1;
}
