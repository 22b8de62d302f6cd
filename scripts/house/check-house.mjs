import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listFiles } from "../lib/files.mjs";
import { findCycles } from "./cycles.mjs";
import { findBrokenReferences } from "./doc-refs.mjs";
import { findFileProblems } from "./file-rules.mjs";
import { findForbiddenImports } from "./import-rules.mjs";
import { readSourceGraph } from "./source-graph.mjs";

/**
 * Holds a repository against the rules of ARCHITECTURE.md that no linter can say.
 * @param {string} root
 * @returns {string[]} one teaching sentence for each breach
 */
export function checkHouse(root) {
  const graph = readSourceGraph(root);
  const styles = ["apps", "packages"].flatMap((folder) =>
    listFiles(join(root, folder), (path, isFolder) => (isFolder ? !path.endsWith("/dist") : path.endsWith(".css"))).map(
      (path) => ({ path: `${folder}/${path}`, text: readFileSync(join(root, folder, path), "utf8") }),
    ),
  );
  const problems = [
    ...findForbiddenImports(graph),
    ...findCycles(graph),
    ...findFileProblems([...graph.values(), ...styles]),
    ...findBrokenReferences(root),
  ];
  return problems.map(({ file, message }) => `${file}: ${message}`);
}
