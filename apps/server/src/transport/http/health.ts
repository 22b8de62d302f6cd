import type { Database } from "@parley/db";
import type { Route } from "./http-server.js";

/** The process lives. */
export const healthz: Route = (_request, response) => {
  response.writeHead(200, { "Content-Type": "text/plain" }).end("ok\n");
};

/** The process can serve: the database answers, and it is not stopping. */
export function createReadyz(deps: { db: Pick<Database, "ping">; isStopping: () => boolean }): Route {
  return async (_request, response) => {
    const ready =
      !deps.isStopping() &&
      (await deps.db.ping().then(
        () => true,
        () => false,
      ));
    response.writeHead(ready ? 200 : 503, { "Content-Type": "text/plain" }).end(ready ? "ready\n" : "not ready\n");
  };
}
