/** @typedef {import("./import-rules.mjs").Problem} Problem */

/**
 * Every circle of imports that is still there when the program runs (types vanish before), named once.
 * @param {import("./source-graph.mjs").SourceGraph} graph
 * @returns {Problem[]}
 */
export function findCycles(graph) {
  /** @type {Problem[]} */
  const problems = [];
  /** @type {Map<string, "open" | "done">} */
  const state = new Map();
  /** @type {string[]} */
  const trail = [];

  /** @param {string} path */
  const visit = (path) => {
    state.set(path, "open");
    trail.push(path);
    for (const { target, typeOnly } of graph.get(path)?.imports ?? []) {
      if (target === undefined || typeOnly || !graph.has(target)) continue;
      if (state.get(target) === "open") {
        const circle = [...trail.slice(trail.indexOf(target)), target].join(" → ");
        const message = `imports in a circle: ${circle}. Move what both need into a third file, or pass it in.`;
        problems.push({ file: path, message });
      } else if (!state.has(target)) visit(target);
    }
    trail.pop();
    state.set(path, "done");
  };
  for (const path of graph.keys()) if (!state.has(path)) visit(path);
  return problems;
}
