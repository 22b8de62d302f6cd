/** @typedef {import("../bench-contract.ts").BenchResult} BenchResult */

/**
 * Whether `--only` asks for a bench: by its whole name, or by the words before a dot of it.
 * @param {string} name
 * @param {string[]} only empty: everything
 */
export const isPicked = (name, only) =>
  only.length === 0 || only.some((pick) => name === pick || name.startsWith(`${pick}.`));

/**
 * @param {BenchResult} result
 * @returns {"met" | "missed" | ""} nothing when there is no figure to hold
 */
export function verdict({ goal, value, ratio }) {
  if (!goal) return "";
  const figure = goal.of === "value" ? value : ratio;
  if (figure === undefined) return "missed";
  return figure >= (goal.atLeast ?? -Infinity) && figure <= (goal.atMost ?? Infinity) ? "met" : "missed";
}

/** @param {number | undefined} figure */
const short = (figure) => {
  if (figure === undefined) return "";
  return Math.abs(figure) >= 100 ? Math.round(figure).toLocaleString("en-US") : figure.toPrecision(3);
};

/** @param {BenchResult} result */
const goalText = ({ goal }) => {
  if (!goal) return "";
  const bounds = [goal.atLeast !== undefined && `≥ ${goal.atLeast}`, goal.atMost !== undefined && `≤ ${goal.atMost}`];
  return bounds.filter(Boolean).join(", ");
};

/**
 * The results as a table for people.
 * @param {BenchResult[]} results
 */
export function table(results) {
  const head = ["name", "value", "unit", "ratio", "to", "n", "goal", ""];
  const rows = results.map((result) => [
    result.name ?? "",
    short(result.value),
    result.unit,
    short(result.ratio),
    result.reference ?? "",
    String(result.n),
    goalText(result),
    verdict(result),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/**
 * The results as the JSON other programs read.
 * @param {BenchResult[]} results
 */
export const toJson = (results) =>
  results.map(({ name, value, unit, ratio, reference, n }) => ({
    name,
    value,
    unit,
    ratio: ratio ?? null,
    reference: reference ?? null,
    n,
  }));
