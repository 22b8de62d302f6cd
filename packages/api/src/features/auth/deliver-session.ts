import { ApiError } from "../../api-error.js";
import type { Context } from "../../context.js";
import type { IssuedSession } from "./service.js";

/** Refuses `issue: "cookie"` on a transport without cookies, before anything is created. Throws HTTP_ONLY. */
export function requireCookies(ctx: Context, issue: "cookie" | "token"): void {
  if (issue === "cookie" && ctx.cookies === null)
    throw new ApiError("HTTP_ONLY", { message: 'Cookies are set over HTTP only; ask for issue "token" here.' });
}

/** Hands a new session over the way the caller asked for: in the answer, or as the browser's cookie. */
export function deliverSession<Output extends object>(
  ctx: Context,
  issue: "cookie" | "token",
  issued: { output: Output; session: IssuedSession },
): Output & { token?: string } {
  if (issue === "token") return { ...issued.output, token: issued.session.token };
  ctx.cookies?.setSession(issued.session.token, issued.session.expiresAt);
  return issued.output;
}
