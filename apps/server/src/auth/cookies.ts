import { isSecretToken } from "./secret-token.js";

/** Over https the `__Host-` prefix keeps other hosts of the domain from setting it (RFC 6265bis, 4.1.3.2). */
function cookieName(secure: boolean): string {
  return secure ? "__Host-parley_session" : "parley_session";
}

function attributes(secure: boolean, expires: Date): string {
  return `Path=/; Expires=${expires.toUTCString()}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/**
 * The session token in a `Cookie` header; `null` when there is none or it cannot be one of ours. Of several cookies of
 * that name the first counts, which browsers make the most specific one.
 */
export function readSessionCookie(header: string | undefined, secure: boolean): string | null {
  const name = cookieName(secure);
  for (const pair of (header ?? "").split(";")) {
    const equals = pair.indexOf("=");
    if (equals < 0 || pair.slice(0, equals).trim() !== name) continue;
    const token = pair.slice(equals + 1).trim();
    return isSecretToken(token) ? token : null;
  }
  return null;
}

/** The `Set-Cookie` value that hands a session to a browser. Throws TypeError for a token that is not one of ours. */
export function sessionCookie(token: string, expiresAt: Date, secure: boolean): string {
  if (!isSecretToken(token)) throw new TypeError("Not a session token.");
  return `${cookieName(secure)}=${token}; ${attributes(secure, expiresAt)}`;
}

/** The `Set-Cookie` value that takes the session from a browser. */
export function clearedSessionCookie(secure: boolean): string {
  return `${cookieName(secure)}=; ${attributes(secure, new Date(0))}`;
}
