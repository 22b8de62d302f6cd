/** @typedef {import("./import-rules.mjs").Problem} Problem */

const MOST_LINES = 400;

/**
 * Comments that silence a checker. Put together here so that this file does not silence itself.
 * @type {RegExp}
 */
const SILENCER = new RegExp(
  `(${["biome-", "ox" + "lint-", "es" + "lint-", "@ts-"].join("|")})(ignore|disable|nocheck)`,
);

/**
 * What holds for each file by itself.
 * @param {{ path: string, text: string }[]} files
 * @returns {Problem[]}
 */
export function findFileProblems(files) {
  return files.flatMap(({ path, text }) => {
    /** @type {Problem[]} */
    const problems = [];
    const lines = text.trimEnd().split("\n").length;
    if (lines > MOST_LINES) {
      problems.push({
        file: path,
        message: `has ${lines} lines, more than ${MOST_LINES}: split it where its subjects part.`,
      });
    }
    const silencer = SILENCER.exec(text)?.[0];
    if (silencer) {
      problems.push({
        file: path,
        message: `silences a check (${silencer}): mend the code, or change the rule for everyone.`,
      });
    }
    return problems;
  });
}
