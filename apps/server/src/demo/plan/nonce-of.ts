import { createHash } from "node:crypto";

/** The nonce of a planned message: the same UUID (RFC 9562, version 8) for the same key, so that no message is sent twice. */
export function nonceOf(key: string): string {
  const hex = createHash("sha256").update(`parley demo ${key}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
