import { isIPv4, isIPv6 } from "node:net";

/**
 * What an address is counted under: IPv4 whole, IPv6 by its /64, the least one subscriber is given (RFC 6177), so that
 * nobody gets a fresh allowance from each of their 2^64 addresses.
 */
export function ipKey(ip: string): string {
  const address = ip.replace(/%.*$/, "").toLowerCase();
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return "unknown";
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  const [head = "", tail] = address.split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail === undefined || tail === "" ? [] : tail.split(":");
  // an IPv4 ending stands for two groups
  const groups = back.length + (back.some((group) => group.includes(".")) ? 1 : 0);
  const middle = tail === undefined ? [] : Array<string>(Math.max(0, 8 - front.length - groups)).fill("0");
  const network = [...front, ...middle, ...back].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}
