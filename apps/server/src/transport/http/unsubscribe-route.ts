import type { RequestInfo } from "@parley/api/server";
import { ApiError } from "@parley/api/server";
import type { Route } from "./http-server.js";

export interface UnsubscribeRouteDeps {
  /** Turns mails off; whether the token is one. */
  unsubscribe(token: string): Promise<boolean>;
  /** Counts a call by its address. Throws RATE_LIMITED. */
  count(info: RequestInfo): Promise<void>;
}

/** In both languages: whoever follows the link may be signed in nowhere. */
const page = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Parley</title>${body}</html>\n`;
const ASK = page(
  "<p>Turn off e-mails about what stays unread?</p><p lang=de>E-Mails über Ungelesenes abbestellen?</p>" +
    '<form method="post"><button>Turn off / Abbestellen</button></form>',
);
const DONE = page("<p>You get no more of these e-mails.</p><p lang=de>Sie bekommen keine dieser E-Mails mehr.</p>");
const UNKNOWN = page("<p>This link is no longer valid.</p><p lang=de>Dieser Link gilt nicht mehr.</p>");
const BUSY = page("<p>Please try again in a minute.</p><p lang=de>Bitte in einer Minute noch einmal versuchen.</p>");

/**
 * The link in mails: a POST turns them off at once, as mail programs do for their readers (RFC 8058); a GET asks first, since
 * scanners follow every link in a mail. No cookie is looked at, so a foreign origin gains nothing.
 */
export function createUnsubscribeRoute({ unsubscribe, count }: UnsubscribeRouteDeps): Route {
  return async (request, response, token, info) => {
    const answer = (status: number, body: string) => {
      response
        .writeHead(status, {
          "Content-Type": "text/html; charset=utf-8",
          "Cache-Control": "no-store",
          "Referrer-Policy": "no-referrer",
        })
        .end(body);
    };
    request.resume();
    try {
      await count(info);
    } catch (error) {
      if (error instanceof ApiError) return answer(429, BUSY);
      throw error;
    }
    if (request.method === "GET" || request.method === "HEAD") return answer(200, ASK);
    if (request.method !== "POST") return answer(405, ASK);
    return (await unsubscribe(token)) ? answer(200, DONE) : answer(404, UNKNOWN);
  };
}
