import type { Distribution } from "./distribution.js";

/** One histogram: its name and help, and a distribution for each value of its label, or a single one without. */
export interface HistogramFigure {
  name: string;
  help: string;
  label?: string;
  /** By the label's value; values come from the program, never from a caller. */
  read: () => Iterable<readonly [value: string, distribution: Distribution]>;
}

/**
 * A histogram in Prometheus' text format (0.0.4). prom-client's own takes one observation after the other; these were
 * counted elsewhere.
 */
export function renderHistogram({ name, help, label, read }: HistogramFigure): string {
  const lines = [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`];
  for (const [value, distribution] of read()) {
    const own = label === undefined ? "" : `${label}="${value}"`;
    const bucket = (bound: string, count: number) =>
      lines.push(`${name}_bucket{le="${bound}"${own === "" ? "" : `,${own}`}} ${count}`);
    for (const { bound, count } of distribution.cumulative()) bucket(String(bound), count);
    bucket("+Inf", distribution.count);
    const labels = own === "" ? "" : `{${own}}`;
    lines.push(`${name}_sum${labels} ${distribution.sum}`, `${name}_count${labels} ${distribution.count}`);
  }
  return lines.join("\n");
}
