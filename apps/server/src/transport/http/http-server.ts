import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { RequestInfo } from "@parley/api/server";
import type { Logger } from "../../observability/logger.js";
import type { OriginPolicy } from "../origin-policy.js";
import { clientAddress } from "./client-address.js";
import { refuse } from "./refusal.js";
import { requestIdOf } from "./request-id.js";
import { setSecurityHeaders } from "./security-headers.js";

/** Answers one kind of path. `path` is what follows the prefix it is registered under. */
export type Route = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  info: RequestInfo,
) => Promise<void> | void;

export interface HttpServerDeps {
  /** By prefix, for example `/trpc/`; the longest that fits answers. */
  routes: ReadonlyMap<string, Route>;
  /** Everything else: the web app. */
  fallback: RequestListener;
  origins: OriginPolicy;
  secure: boolean;
  trustedProxies: number;
  logger: Logger;
  /** Told of each answer that is over. */
  onAnswered?: (status: number) => void;
}

/** Asked for by machines, under whatever name they know this one. */
const FOR_MACHINES: ReadonlySet<string | undefined> = new Set(["/healthz", "/readyz", "/metrics"]);

/** How requests are answered that Node cannot read, by its error's code; all others are plainly bad. */
const UNREADABLE: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** The HTTP door: hosts of our own only, the same headers on every answer, and no request can end the process. */
export function createHttpServer(deps: HttpServerDeps): Server {
  const prefixes = [...deps.routes.keys()].sort((one, other) => other.length - one.length);
  const server = createServer(
    { requestTimeout: 60_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 },
    (request, response) => {
      const info = requestInfo(request, deps.trustedProxies);
      response.setHeader("X-Request-Id", info.requestId);
      setSecurityHeaders(response, deps);
      request.on("error", () => request.destroy());
      const target = request.url ?? "/";
      const prefix = prefixes.find((candidate) => target.startsWith(candidate));
      noteEnd(deps, request, response, prefix ?? "/", info);
      if (!FOR_MACHINES.has(prefix) && !deps.origins.isOwnHost(request.headers.host)) {
        refuse(
          response,
          "ORIGIN_REFUSED",
          "This server does not answer for that host; set PUBLIC_URL.",
          info.requestId,
        );
        return;
      }
      void answer(deps, request, response, prefix, info);
    },
  );
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    const status = UNREADABLE[error.code ?? ""] ?? "400 Bad Request";
    if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    else socket.destroy();
  });
  return server;
}

/** Paths stay out of the log: the web app's carry invitations. */
function noteEnd(
  deps: HttpServerDeps,
  { method }: IncomingMessage,
  response: ServerResponse,
  route: string,
  { requestId }: RequestInfo,
): void {
  const begun = performance.now();
  response.once("close", () => {
    const { statusCode: status } = response;
    deps.onAnswered?.(status);
    deps.logger.debug({ requestId, method, route, status, ms: Math.round(performance.now() - begun) }, "a request");
  });
}

async function answer(
  deps: HttpServerDeps,
  request: IncomingMessage,
  response: ServerResponse,
  prefix: string | undefined,
  info: RequestInfo,
): Promise<void> {
  try {
    const route = prefix === undefined ? undefined : deps.routes.get(prefix);
    if (route === undefined || prefix === undefined) deps.fallback(request, response);
    else {
      const path = (request.url ?? "").slice(prefix.length).split("?")[0] ?? "";
      await route(request, response, path, info);
    }
  } catch (error) {
    deps.logger.error({ err: error, requestId: info.requestId }, "a request failed");
    if (response.headersSent) response.destroy();
    else refuse(response, "INTERNAL", "Something went wrong on the server.", info.requestId);
  }
}

export function requestInfo(request: Pick<IncomingMessage, "headers" | "socket">, trustedProxies: number): RequestInfo {
  return {
    requestId: requestIdOf(request, trustedProxies),
    ip: clientAddress(request, trustedProxies),
    userAgent: request.headers["user-agent"] ?? "",
    transport: "http",
  };
}
