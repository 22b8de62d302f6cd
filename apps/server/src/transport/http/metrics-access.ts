import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { BlockList, isIPv6 } from "node:net";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Headers by which a proxy says that somebody else asks. */
const FORWARDED = /^(?:x-forwarded-.*|forwarded|x-real-ip|via|cf-connecting-ip|true-client-ip)$/;

/**
 * Who may read the metrics: with a token whoever shows it, without one programs on this machine. A private address would
 * say too little: behind port forwarding the whole world comes from one. Nor may a web page, made to look like this
 * machine by its own name server, so the Host must be a loopback name too.
 */
export function mayReadMetrics(
  { headers, socket }: Pick<IncomingMessage, "headers" | "socket">,
  token: string | undefined,
): boolean {
  if (token !== undefined) return isSame(/^Bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1] ?? "", token);
  if (Object.keys(headers).some((name) => FORWARDED.test(name))) return false;
  return isLoopback(socket.remoteAddress ?? "") && isLoopbackHost(headers.host);
}

function isSame(shown: string, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(shown), digest(token));
}

function isLoopback(address: string): boolean {
  return loopback.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

function isLoopbackHost(host: string | undefined): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  const name = new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, "");
  return name === "localhost" || isLoopback(name);
}
