import type { IncomingMessage } from "node:http";
import { ApiError } from "@parley/api/server";

/** Reads a request's body as text, at most `limit` bytes. Throws PAYLOAD_TOO_LARGE, and INVALID_INPUT when it breaks off. */
export function readBody(request: IncomingMessage, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else reject(new ApiError("PAYLOAD_TOO_LARGE", { message: `A body holds at most ${limit} bytes.` }));
    });
    request.once("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    const brokeOff = (cause?: Error) =>
      reject(new ApiError("INVALID_INPUT", { message: "The request broke off.", cause }));
    request.once("error", brokeOff).once("close", brokeOff);
  });
}
