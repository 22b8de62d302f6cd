import { describe, expect, it } from "vitest";
import { clearedSessionCookie, readSessionCookie, sessionCookie } from "./cookies.js";
import { createSecretToken } from "./secret-token.js";

const expiresAt = new Date("2030-01-02T03:04:05Z");

/** What a browser would send back of a `Set-Cookie` value. */
const sentBack = (setCookie: string): string => setCookie.split(";")[0] ?? "";

describe("session cookie", () => {
  it("is kept from scripts and other sites", () => {
    const token = createSecretToken();
    expect(sessionCookie(token, expiresAt, false)).toBe(
      `parley_session=${token}; Path=/; Expires=Wed, 02 Jan 2030 03:04:05 GMT; HttpOnly; SameSite=Lax`,
    );
  });

  it("is bound to the host and to https there", () => {
    const token = createSecretToken();
    expect(sessionCookie(token, expiresAt, true)).toBe(
      `__Host-parley_session=${token}; Path=/; Expires=Wed, 02 Jan 2030 03:04:05 GMT; HttpOnly; SameSite=Lax; Secure`,
    );
  });

  it.each([true, false])("comes back as it went out (https: %s)", (secure) => {
    const token = createSecretToken();
    const header = `theme=dark; ${sentBack(sessionCookie(token, expiresAt, secure))}; other=1`;
    expect(readSessionCookie(header, secure)).toBe(token);
  });

  it("is not taken from the name of the other scheme", () => {
    const token = createSecretToken();
    expect(readSessionCookie(sentBack(sessionCookie(token, expiresAt, false)), true)).toBeNull();
    expect(readSessionCookie(sentBack(sessionCookie(token, expiresAt, true)), false)).toBeNull();
  });

  it("reads nothing where nothing is", () => {
    for (const header of [undefined, "", ";", "=", "parley_session", "parley_session=", "xparley_session=a", "a=b; c"])
      expect(readSessionCookie(header, false)).toBeNull();
  });

  it("takes the first of several", () => {
    const [first, second] = [createSecretToken(), createSecretToken()];
    expect(readSessionCookie(`parley_session=${first}; parley_session=${second}`, false)).toBe(first);
  });

  it("cannot be made to carry another header or attribute", () => {
    for (const token of ["", "a\r\nSet-Cookie: x=y", `${createSecretToken()}; Domain=example.com`])
      expect(() => sessionCookie(token, expiresAt, false)).toThrow(TypeError);
  });

  it("is cleared by an expiry in the past, under the same attributes", () => {
    expect(clearedSessionCookie(true)).toBe(
      "__Host-parley_session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax; Secure",
    );
    expect(readSessionCookie(sentBack(clearedSessionCookie(true)), true)).toBeNull();
  });
});
