import type { Scrape } from "../../observability/metrics.js";
import type { Route } from "./http-server.js";
import { mayReadMetrics } from "./metrics-access.js";

export interface MetricsRouteDeps {
  scrape: () => Promise<Scrape>;
  /** METRICS_TOKEN. */
  token: string | undefined;
}

/** Figures for whoever watches this node; for everybody else there is no such page. */
export function createMetricsRoute({ scrape, token }: MetricsRouteDeps): Route {
  return async (request, response, path) => {
    if (path !== "" || request.method !== "GET" || !mayReadMetrics(request, token)) {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("Not found.\n");
      return;
    }
    const { contentType, body } = await scrape();
    response.writeHead(200, { "Content-Type": contentType, "Cache-Control": "no-store" }).end(body);
  };
}
