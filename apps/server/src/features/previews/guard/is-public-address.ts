import { BlockList, isIPv4, isIPv6 } from "node:net";

/**
 * What nobody outside may be led to: this machine, private and shared nets, link-local (with the clouds' metadata service),
 * multicast, documentation and reserved ranges (RFC 6890 and IANA's special-purpose registries).
 */
const CLOSED_V4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];
/** Inside of the only range that is routed, 2000::/3: Teredo, benchmarking, ORCHID, documentation, and 6to4, which holds an IPv4. */
const CLOSED_V6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];
const ROUTED_V6 = "2000::/3";

function listOf(family: "ipv4" | "ipv6", ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = "", prefix] = range.split("/");
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
}

const closedV4 = listOf("ipv4", CLOSED_V4);
const closedV6 = listOf("ipv6", CLOSED_V6);
const routedV6 = listOf("ipv6", [ROUTED_V6]);

/** Whether an address, as a resolver gives it, belongs to the open internet. What is no address does not. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closedV4.check(address, "ipv4");
  // Mapped, translated and compatible IPv4 addresses lie outside of what is routed, and so are refused whatever they hold.
  return isIPv6(address) && routedV6.check(address, "ipv6") && !closedV6.check(address, "ipv6");
}
