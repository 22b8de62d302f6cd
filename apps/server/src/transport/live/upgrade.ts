import type { IncomingMessage } from "node:http";
import type { OriginPolicy } from "../origin-policy.js";

export interface UpgradeRules {
  origins: OriginPolicy;
  /** The session cookie's value, or `null`. */
  readCookie: (header: string | undefined) => string | null;
}

export type UpgradeVerdict =
  | { ok: true; cookie: string | null; expectsParams: boolean }
  | { ok: false; status: 400 | 403 | 404 };

/**
 * Decides on an upgrade request from its headers alone; nothing in them can make it throw. A cookie counts only with an
 * Origin of our own; without an Origin (programs) only a token in the connection parameters can open the session.
 */
export function readUpgrade(request: Pick<IncomingMessage, "url" | "headers">, rules: UpgradeRules): UpgradeVerdict {
  const { host, origin, cookie: cookieHeader } = request.headers;
  if (!rules.origins.isOwnHost(host)) return { ok: false, status: 400 };
  const url = parsePath(request.url);
  if (url === null) return { ok: false, status: 400 };
  if (url.pathname !== "/live") return { ok: false, status: 404 };
  const verdict = rules.origins.judge(origin);
  const cookie = rules.readCookie(cookieHeader);
  if (verdict === "foreign" || (verdict === "absent" && cookie !== null)) return { ok: false, status: 403 };
  return {
    ok: true,
    cookie: verdict === "own" ? cookie : null,
    expectsParams: url.searchParams.get("connectionParams") === "1",
  };
}

/** The request target as a URL; `null` unless it is an absolute path with one leading slash (RFC 9112, 3.2.1). */
function parsePath(target: string | undefined): URL | null {
  if (target === undefined || !/^\/(?!\/)/.test(target)) return null;
  try {
    return new URL(target, "http://parley.invalid");
  } catch {
    return null;
  }
}
