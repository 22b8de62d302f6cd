import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError, type AppRouter, type Context } from "@parley/api/server";
import {
  type AnyTRPCRouter,
  getErrorShape,
  getTRPCErrorFromUnknown,
  TRPCError,
  transformTRPCResponse,
} from "@trpc/server";
import { getHTTPStatusCode } from "@trpc/server/http";
import type { TRPCErrorShape } from "@trpc/server/rpc";
import { type CalledProcedure, readCalledProcedures } from "./called-procedures.js";

/** What answering the calls of one request needs. */
export interface CallsHost {
  router: AnyTRPCRouter;
  /** One context for all calls of the request. */
  createContext(): Context;
  onError(error: TRPCError, path: string | undefined): void;
}

type Answer = { result: { data: unknown } } | { error: TRPCErrorShape };

const METHODS = { query: "GET", mutation: "POST" } as const;
/** A call goes on when its caller hangs up: what was asked for is done. */
const NEVER_ABORTED = new AbortController().signal;

/**
 * Answers queries and mutations, single or in batches, as tRPC's own adapter does, but straight on Node's request and
 * response: the adapter's detour over fetch's Request, Response and streams cost more than the calls themselves.
 * Subscriptions and streamed batches are the adapter's.
 */
export async function answerCalls(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  host: CallsHost,
): Promise<void> {
  const { router } = host;
  /** All our routers are made by one `initTRPC`: they share transformer and error formatter. */
  const config = router._def._config as AppRouter["_def"]["_config"];
  const ctx = host.createContext();
  const refuse = (cause: unknown, call?: CalledProcedure): Answer => {
    const error = getTRPCErrorFromUnknown(cause);
    host.onError(error, call?.path);
    const type = call?.procedure?._def.type ?? "unknown";
    return { error: getErrorShape({ config, error, type, path: call?.path, input: undefined, ctx }) };
  };
  const perform = async (call: CalledProcedure): Promise<Answer> => {
    try {
      return { result: { data: await callProcedure(call, request.method, ctx) } };
    } catch (cause) {
      return refuse(cause, call);
    }
  };
  let answers: Answer | Answer[];
  try {
    const { calls, isBatch } = readCalledProcedures(router, request, path);
    const all = await Promise.all(calls.map(perform));
    answers = isBatch ? all : (all[0] ?? []);
  } catch (cause) {
    answers = refuse(cause);
  }
  if (response.destroyed) return;
  const body = JSON.stringify(transformTRPCResponse(config, answers));
  response.writeHead(getHTTPStatusCode(answers), {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
  });
  response.end(body);
}

async function callProcedure(call: CalledProcedure, method: string | undefined, ctx: Context): Promise<unknown> {
  const { path, procedure, getRawInput, batchIndex } = call;
  if (procedure === undefined) throw new ApiError("NOT_FOUND", { message: `There is no procedure ${path}.` });
  const { type } = procedure._def;
  if (type === "subscription") throw new ApiError("INVALID_INPUT", { message: "A batch holds no subscriptions." });
  if (method !== METHODS[type])
    throw new TRPCError({
      code: "METHOD_NOT_SUPPORTED",
      message: `The ${type} ${path} is called by ${METHODS[type]}.`,
    });
  return procedure({ path, getRawInput, ctx, type, signal: NEVER_ABORTED, batchIndex });
}
