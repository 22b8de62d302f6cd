// This file must still parse on an old Node, to say that it is too old: no `??`, `?.` or top-level await here.

/**
 * Says whether this Node can run Parley.
 * @param {string} version such as "20.19.0"
 * @returns {string | undefined} the sentence to show when it cannot
 */
export function nodeVersionProblem(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return undefined;
  return `Parley needs Node 20.19 or newer; this is Node ${version}.
Install a current one from https://nodejs.org (or: nvm install 20) and try again.`;
}

/**
 * Runs one command of scripts/commands after checking the Node version, and turns its failures into sentences.
 * @param {string} name the file's name in scripts/commands, without extension
 */
export function launch(name) {
  const problem = nodeVersionProblem(process.versions.node);
  if (problem) {
    console.error(problem);
    process.exit(1);
  }
  import(`../commands/${name}.mjs`)
    .then((/** @type {{ main: (args: string[]) => Promise<void> }} */ command) => command.main(process.argv.slice(2)))
    .catch((/** @type {unknown} */ error) => import("./messages.mjs").then(({ fail }) => fail(error)));
}
