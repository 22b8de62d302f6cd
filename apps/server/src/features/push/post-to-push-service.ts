import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { withinTime } from "../../within-time.js";
import { chooseAddress, hostOf, PageRefused, portOf } from "../previews/index.js";
import type { PushRules } from "./push-rules.js";

/** An encrypted message and what its push service must know of it. */
export interface PushRequest {
  endpoint: string;
  headers: Readonly<Record<string, string | number>>;
  body: Buffer;
}

/**
 * Hands a message to the push service that a client named, behind the same guard as links: the address is looked at and the
 * connection made to the very one. Redirects are not followed. Gives the answer's status; the address, by which anybody could
 * write to the device, is in no error.
 * @throws PageRefused for an address that is against the rules; other errors where the network failed
 */
export async function postToPushService(
  request: PushRequest,
  rules: PushRules,
  stopping: AbortSignal,
): Promise<number> {
  const url = new URL(request.endpoint);
  if (url.protocol !== rules.protocol) throw new PageRefused("It is no push service.");
  return withinTime(rules.timeoutMs, stopping, (signal) => post(url, request, rules, signal));
}

async function post(url: URL, { headers, body }: PushRequest, rules: PushRules, signal: AbortSignal): Promise<number> {
  const address = await chooseAddress(url, rules);
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    request({
      method: "POST",
      host: address,
      ...hostOf(url),
      port: portOf(url),
      path: `${url.pathname}${url.search}`,
      headers: { ...headers, Host: url.host },
      agent: false,
      maxHeaderSize: 16_384,
      signal,
    })
      .on("response", (response) => {
        resolve(response.statusCode ?? 0);
        // What it says beside is nothing to us, however long it is.
        response.destroy();
      })
      .on("error", reject)
      .end(body);
  });
}
