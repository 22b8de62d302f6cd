import type { IncomingMessage } from "node:http";
import { ApiError, LIMITS } from "@parley/api/server";
import type { AnyTRPCProcedure, AnyTRPCRouter } from "@trpc/server";
import { readBody } from "./read-body.js";

/** One call of a request. */
export interface CalledProcedure {
  path: string;
  /** Undefined for a name there is no procedure of. */
  procedure: AnyTRPCProcedure | undefined;
  batchIndex: number;
  /** Read when the procedure asks for it: who may not call it learns nothing about the shape of their input. */
  getRawInput: () => Promise<unknown>;
}

/** What one request calls: one procedure, or with `?batch=1` several by comma, of one kind. */
export interface CalledProcedures {
  isBatch: boolean;
  calls: CalledProcedure[];
}

/** Reads which procedures a request calls. Throws INVALID_INPUT for too many of them, or kinds that do not go together. */
export function readCalledProcedures(router: AnyTRPCRouter, request: IncomingMessage, path: string): CalledProcedures {
  const query = new URLSearchParams((request.url ?? "").split("?")[1] ?? "");
  const isBatch = query.get("batch") === "1";
  const paths = isBatch ? decodeURIComponent(path).split(",") : [decodeURIComponent(path)];
  if (paths.length > LIMITS.batch)
    throw new ApiError("INVALID_INPUT", { message: `A batch holds at most ${LIMITS.batch} calls.` });
  const inputs = inputReader(request, query, isBatch);
  const calls = paths.map((name, batchIndex) => ({
    path: name,
    procedure: findProcedure(router, name),
    batchIndex,
    getRawInput: async () => (await inputs())[batchIndex],
  }));
  if (new Set(calls.flatMap(({ procedure }) => procedure?._def.type ?? [])).size > 1)
    throw new ApiError("INVALID_INPUT", { message: "A batch holds procedures of one kind." });
  return { isBatch, calls };
}

/** A procedure by its name, for example `messages.send`. */
export function findProcedure(router: AnyTRPCRouter, path: string): AnyTRPCProcedure | undefined {
  const procedures = router._def.procedures as Readonly<Record<string, AnyTRPCProcedure>>;
  return Object.hasOwn(procedures, path) ? procedures[path] : undefined;
}

/** The inputs of all calls by their place, read once: from the query of a GET, from the body of anything else. */
function inputReader(request: IncomingMessage, query: URLSearchParams, isBatch: boolean) {
  const read = async (): Promise<Readonly<Record<number, unknown>>> => {
    const text = request.method === "GET" ? query.get("input") : await readBody(request, LIMITS.httpBody);
    if (text === null || text === "") return {};
    const inputs = parseJson(text);
    if (!isBatch) return { 0: inputs };
    if (typeof inputs !== "object" || inputs === null || Array.isArray(inputs))
      throw new ApiError("INVALID_INPUT", { message: "The inputs of a batch are an object by place." });
    return inputs as Readonly<Record<number, unknown>>;
  };
  let inputs: ReturnType<typeof read> | undefined;
  return () => {
    inputs ??= read();
    return inputs;
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ApiError("INVALID_INPUT", { message: "This is not JSON.", cause });
  }
}
