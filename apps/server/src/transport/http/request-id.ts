import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** What proxies make: UUIDs, hexadecimal numbers and the like. */
const WELL_FORMED = /^[\w-]{8,64}$/;

/** The id that a trusted proxy has given a request; `null` where there is none. */
export function findRequestId({ headers }: Pick<IncomingMessage, "headers">, trustedProxies: number): string | null {
  const given = trustedProxies > 0 ? headers["x-request-id"] : undefined;
  return typeof given === "string" && WELL_FORMED.test(given) ? given : null;
}

/** The id under which a request stands in the log: the proxy's where there is one to trust, else one of our own. */
export function requestIdOf(request: Pick<IncomingMessage, "headers">, trustedProxies: number): string {
  return findRequestId(request, trustedProxies) ?? randomUUID();
}
