import type { IncomingMessage, ServerResponse } from "node:http";
import {
  appRouter,
  type CallWatch,
  type CookieJar,
  type Gate,
  LIMITS,
  type RequestInfo,
  type Services,
} from "@parley/api/server";
import type { TRPCError } from "@trpc/server";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import { clearedSessionCookie, readSessionCookie, sessionCookie } from "../../auth/cookies.js";
import type { Credentials } from "../../auth/gate.js";
import type { Logger } from "../../observability/logger.js";
import type { OriginPolicy } from "../origin-policy.js";
import { answerCalls } from "./answer-calls.js";
import { findProcedure } from "./called-procedures.js";
import { refuse } from "./refusal.js";

export interface TrpcHandlerDeps {
  services: Services;
  openGate: (credentials: Credentials) => Gate;
  origins: OriginPolicy;
  /** Whether people reach us over https. */
  secure: boolean;
  logger: Logger;
  watchCalls: (request: RequestInfo) => CallWatch;
}

/** Serves `/trpc/<procedure>`: JSON in, at most a batch of ten, never a cookie for a foreign origin. */
export function createTrpcHandler(deps: TrpcHandlerDeps) {
  return async (request: IncomingMessage, response: ServerResponse, path: string, info: RequestInfo): Promise<void> => {
    const verdict = deps.origins.judge(request.headers.origin);
    if (verdict === "allowed") allowOrigin(request, response);
    if (request.method === "OPTIONS") {
      response.writeHead(verdict === "allowed" ? 204 : 403).end();
      return;
    }
    const cookie = readSessionCookie(request.headers.cookie, deps.secure);
    const writes = request.method !== "GET" && request.method !== "HEAD";
    if (verdict === "foreign" || (writes && verdict === "absent" && cookie !== null))
      return refuse(response, "ORIGIN_REFUSED", "Requests from this origin are not taken.", info.requestId);
    if (!isDecodable(path)) return refuse(response, "NOT_FOUND", "There is no such procedure.", info.requestId);
    if (writes && !isJson(request))
      return refuse(response, "INVALID_INPUT", "The body must be application/json.", info.requestId);
    if (Number(request.headers["content-length"] ?? 0) > LIMITS.httpBody)
      return refuse(response, "PAYLOAD_TOO_LARGE", `A body holds at most ${LIMITS.httpBody} bytes.`, info.requestId);

    const token = bearerToken(request) ?? (verdict === "allowed" ? null : cookie);
    const workspaceRef = singleHeader(request, "x-parley-workspace");
    const cookies = verdict === "allowed" ? null : cookieJar(response, deps.secure);
    response.setHeader("Cache-Control", "no-store");
    const createContext = () => ({
      services: deps.services,
      gate: deps.openGate({ token, workspaceRef, request: info }),
      request: info,
      cookies,
      calls: deps.watchCalls(info),
    });
    const onError = (error: TRPCError, procedure: string | undefined) => {
      if (error.code === "INTERNAL_SERVER_ERROR")
        deps.logger.error({ err: error.cause ?? error, procedure, requestId: info.requestId }, "a call failed");
    };
    if (!wantsStream(request, path))
      return answerCalls(request, response, path, { router: appRouter, createContext, onError });
    await nodeHTTPRequestHandler({
      router: appRouter,
      req: writes && hasNoBody(request) ? Object.assign(request, { body: "{}" }) : request,
      res: response,
      path,
      maxBodySize: LIMITS.httpBody,
      maxBatchSize: LIMITS.batch,
      createContext,
      onError: ({ error, path: procedure }) => onError(error, procedure),
    });
  };
}

/** Whether the answer comes in pieces: a batch whose answers are sent as they are ready, or a subscription. */
function wantsStream({ headers }: IncomingMessage, path: string): boolean {
  const accepted = [headers["trpc-accept"], headers.accept?.split(",")].flat().map((type) => type?.trim());
  return accepted.includes("application/jsonl") || findProcedure(appRouter, path)?._def.type === "subscription";
}

function allowOrigin(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("Access-Control-Allow-Origin", request.headers.origin ?? "");
  response.setHeader("Vary", "Origin");
  response.setHeader("Access-Control-Allow-Methods", "GET, POST");
  response.setHeader("Access-Control-Allow-Headers", "authorization, content-type, x-parley-workspace");
  response.setHeader("Access-Control-Max-Age", "600");
  response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
}

function isJson(request: IncomingMessage): boolean {
  return /^application\/json\s*(?:;|$)/i.test(request.headers["content-type"] ?? "");
}

/** Whether tRPC will be able to read the name of the procedure; it takes a stray percent sign for a fault of its own. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Procedures without input are called with nothing as well as with `{}`; tRPC itself would fail to parse nothing. */
function hasNoBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] === undefined && Number(headers["content-length"] ?? 0) === 0;
}

function bearerToken(request: IncomingMessage): string | null {
  return /^Bearer ([\w-]{1,200})$/i.exec(request.headers.authorization ?? "")?.[1] ?? null;
}

function singleHeader(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" && value !== "" ? value : null;
}

function cookieJar(response: ServerResponse, secure: boolean): CookieJar {
  return {
    setSession: (token, expiresAt) => response.appendHeader("Set-Cookie", sessionCookie(token, expiresAt, secure)),
    clearSession: () => response.appendHeader("Set-Cookie", clearedSessionCookie(secure)),
  };
}
