import type { Counter, Gauge } from "prom-client";
import { type Figure, figuresOf, histogramsOf } from "./figures.js";
import type { Readings } from "./readings.js";
import { renderHistogram } from "./render-histogram.js";

/** What a scrape gives. */
export interface Scrape {
  contentType: string;
  body: string;
}

/**
 * Shows the readings as Prometheus takes them. Everything is read at a scrape; until the first one nothing is loaded, and
 * the process' own figures (garbage collection among them) begin there.
 */
export function createMetrics(readings: Readings): () => Promise<Scrape> {
  let registry: ReturnType<typeof createRegistry> | undefined;
  return async () => {
    registry ??= createRegistry(readings);
    const { contentType, metrics } = await registry;
    const histograms = histogramsOf(readings).map(renderHistogram);
    return { contentType, body: `${await metrics()}\n${histograms.join("\n\n")}\n` };
  };
}

async function createRegistry(readings: Readings) {
  const client = await import("prom-client");
  const registry = new client.Registry();
  client.collectDefaultMetrics({ register: registry });
  for (const { kind, name, help, label = [], read } of figuresOf(readings)) {
    const options = { name, help, labelNames: [...label], registers: [registry] };
    if (kind === "counter") {
      const collect = function (this: Counter) {
        show(this, label, read);
      };
      new client.Counter({ ...options, collect });
    } else {
      const collect = function (this: Gauge) {
        show(this, label, read);
      };
      new client.Gauge({ ...options, collect });
    }
  }
  return { contentType: registry.contentType, metrics: () => registry.metrics() };
}

function show(metric: Counter | Gauge, labels: readonly string[], read: Figure["read"]): void {
  metric.reset();
  // Without labels there is a zero after that.
  metric.remove({});
  for (const [values, number] of read())
    metric.inc(Object.fromEntries(labels.map((label, index) => [label, values[index] ?? ""])), number);
}
