import { isIP } from "node:net";

/** Where connections to addresses that strangers name may lead. */
export interface AddressRules {
  /** All addresses of a name. */
  resolve(name: string): Promise<readonly string[]>;
  isAllowedAddress(address: string): boolean;
  isAllowedPort(port: number): boolean;
}

/** An address that nobody may be led to, or that leads to no page. What stands there will not change soon. */
export class PageRefused extends Error {
  override name = "PageRefused";
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };

/** The port of an address on the web; `undefined` for all others. */
export function portOf(url: URL): number | undefined {
  return url.port === "" ? DEFAULT_PORTS[url.protocol] : Number(url.port);
}

/** Numbers of every spelling are dotted by now; IPv6 stands in brackets. */
const nameOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, "");

/** The name a certificate must be for, where the connection is made to an address; none for an address itself. */
export function hostOf(url: URL): { servername?: string } {
  const name = nameOf(url);
  return isIP(name) === 0 ? { servername: name } : {};
}

/**
 * Refuses what is against the rules by its spelling alone, without asking what its name stands for.
 * @throws PageRefused
 */
export function requireWebUrl(url: URL, rules: AddressRules): void {
  const port = portOf(url);
  if (DEFAULT_PORTS[url.protocol] === undefined || port === undefined || !rules.isAllowedPort(port))
    throw new PageRefused("It is not on the web.");
  if (url.username !== "" || url.password !== "") throw new PageRefused("It names a user.");
  const name = nameOf(url);
  if (isIP(name) !== 0 && !rules.isAllowedAddress(name)) throw new PageRefused("It is not on the open internet.");
}

/**
 * The address to connect to, which is the very one that was looked at: a name that resolves otherwise a moment later changes nothing.
 * @throws PageRefused unless all that the name stands for are allowed
 */
export async function chooseAddress(url: URL, rules: AddressRules): Promise<string> {
  requireWebUrl(url, rules);
  const name = nameOf(url);
  const addresses = isIP(name) === 0 ? await rules.resolve(name) : [name];
  const [first] = addresses;
  if (first === undefined || !addresses.every((address) => rules.isAllowedAddress(address)))
    throw new PageRefused("It is not on the open internet.");
  return first;
}
