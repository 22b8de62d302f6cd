import { createHash, randomBytes } from "node:crypto";

/** 160 bits: twice what guessing could ever reach (ASVS 5.0, 7.2.3 asks for 128). */
const TOKEN_BYTES = 20;
const TOKEN = /^[\w-]{27}$/;

/** A fresh secret of 160 random bits in base64url, for sessions and invitation links. Told once, never stored. */
export function createSecretToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** Whether a text can be a secret of ours at all; anything else need not be looked up. */
export function isSecretToken(text: string): boolean {
  return TOKEN.test(text);
}

/** What is stored of a secret: its SHA-256 in hex. Slow hashing is for passwords; 160 random bits cannot be guessed. */
export function hashSecretToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
