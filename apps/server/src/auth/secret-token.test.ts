import { expect, it } from "vitest";
import { createSecretToken, hashSecretToken, isSecretToken } from "./secret-token.js";

it("makes 160 bits of secret, each time another", () => {
  const tokens = Array.from({ length: 1_000 }, createSecretToken);
  expect(new Set(tokens).size).toBe(1_000);
  for (const token of tokens) expect(Buffer.from(token, "base64url")).toHaveLength(20);
});

it("knows its own from everything else", () => {
  expect(isSecretToken(createSecretToken())).toBe(true);
  for (const text of ["", "short", `${createSecretToken()}x`, createSecretToken().replace(/.$/, "="), "\0".repeat(27)])
    expect(isSecretToken(text)).toBe(false);
});

it("stores only the hash: SHA-256 in hex", () => {
  // FIPS 180-2, appendix B.1
  expect(hashSecretToken("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});
