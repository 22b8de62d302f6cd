import { lookup } from "node:dns/promises";
import type { PageRules } from "./fetch-page.js";
import { isPublicAddress } from "./is-public-address.js";

/** How pages are fetched from the open web. */
export const webRules: PageRules = {
  resolve: async (name) => (await lookup(name, { all: true })).map(({ address }) => address),
  isAllowedAddress: isPublicAddress,
  isAllowedPort: (port) => port === 80 || port === 443,
  timeoutMs: 8_000,
  maxBytes: 512 * 1024,
};
