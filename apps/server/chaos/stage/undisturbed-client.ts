import { request } from "node:http";
import { text } from "node:stream/consumers";
import { createParleyClient, type Fetch, type ParleyClient } from "@parley/api";

/** Where Parley is, and under which address it believes to be found: that of the relay before it. */
export interface Doors {
  /** Past the relay. */
  url: string;
  publicUrl: string;
}

/** A `fetch` that names another host than the one it calls; Node's own never does. */
const fetchAs =
  (host: string): Fetch =>
  (url, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const calling = request(url, { method, signal, headers: { ...headers, host } }, (response) => {
        text(response).then((answer) => {
          const { statusCode = 0 } = response;
          resolve({ ok: statusCode < 400, json: async () => JSON.parse(answer) as unknown });
        }, reject);
      });
      calling.once("error", reject);
      calling.end(body);
    });

/** A client that goes past the relay, so that no fault of connections strikes its calls; it calls only, and does not follow. */
export function undisturbedClient({ url, publicUrl }: Doors, token: string, workspace: string): ParleyClient {
  return createParleyClient({ url, token, workspace, fetch: fetchAs(new URL(publicUrl).host) });
}
