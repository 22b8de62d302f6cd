import type { ServerResponse } from "node:http";
import { ApiError, type Reason, transformer } from "@parley/api/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";

/** Refuses a request before tRPC sees it, in the shape tRPC's clients read, so that they get a typed reason here too. */
export function refuse(response: ServerResponse, reason: Reason, message: string, requestId: string): void {
  const error = new ApiError(reason, { message });
  const httpStatus = getHTTPStatusCodeFromError(error);
  const shape = {
    message,
    code: TRPC_ERROR_CODES_BY_KEY[error.code],
    data: { code: error.code, httpStatus, reason, requestId },
  };
  response.writeHead(httpStatus, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(JSON.stringify({ error: transformer.output.serialize(shape) }));
}
