import { z } from "zod";
import { LIMITS } from "../../limits.js";

/** Bytes as browsers write them in a subscription: base64url, with or without padding. */
const bytes = (length: number) =>
  z
    .string()
    .max(200)
    .regex(/^[\w-]+={0,2}$/, "ILL_FORMED_KEY")
    .refine((text) => Math.floor((text.replace(/=+$/, "").length * 3) / 4) === length, "WRONG_KEY_LENGTH");

/** Where a browser takes its messages: an address at its vendor's push service, which names nobody. */
const PushEndpoint = z.url({ protocol: /^https?$/ }).max(LIMITS.pushEndpoint);

/** What `PushSubscription.toJSON()` of a browser gives, without the time it ends. */
export const PushSubscribeInput = z.strictObject({
  endpoint: PushEndpoint,
  /** What a message is encrypted with, for that browser alone (RFC 8291). */
  keys: z.strictObject({
    /** A point of P-256, uncompressed. */
    p256dh: bytes(65),
    auth: bytes(16),
  }),
});
export type PushSubscribeInput = z.infer<typeof PushSubscribeInput>;

export const PushUnsubscribeInput = z.strictObject({ endpoint: PushEndpoint });
export type PushUnsubscribeInput = z.infer<typeof PushUnsubscribeInput>;

/** The installation's public key, which browsers subscribe with: a point of P-256, base64url (RFC 8292). */
export const PushKeyOutput = z.object({ publicKey: z.string() });
export type PushKeyOutput = z.infer<typeof PushKeyOutput>;
