import type { IncomingMessage } from "node:http";

/**
 * The caller's address. Proxy headers are believed only from as many proxies as the operator runs: with one, the last
 * entry of X-Forwarded-For, which that proxy wrote itself.
 */
export function clientAddress(request: Pick<IncomingMessage, "headers" | "socket">, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? "unknown";
  if (trustedProxies === 0) return direct;
  const header = request.headers["x-forwarded-for"];
  const hops = (Array.isArray(header) ? header.join(",") : (header ?? ""))
    .split(",")
    .map((hop) => hop.trim())
    .filter((hop) => hop !== "");
  return hops[hops.length - trustedProxies] ?? hops[0] ?? direct;
}
