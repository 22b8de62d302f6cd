import { type AddressRules, webRules } from "../previews/index.js";

/** How push services are reached: clients name them, so they are strangers' addresses like the links in messages. */
export interface PushRules extends AddressRules {
  /** `https:`; tests have a push service of their own. */
  protocol: string;
  /** For one message, in milliseconds. */
  timeoutMs: number;
}

/** How push services are reached on the open internet. */
export const pushRules: PushRules = {
  resolve: webRules.resolve,
  isAllowedAddress: webRules.isAllowedAddress,
  isAllowedPort: (port) => port === 443,
  protocol: "https:",
  timeoutMs: 8_000,
};
