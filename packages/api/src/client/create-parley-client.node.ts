import { WebSocket } from "ws";
import { createParleyClient as create, type ParleyClientOptions } from "./create-parley-client.js";
import type { ParleyClient } from "./parley-client.js";

/** `createParleyClient` for Node, which has no WebSocket of its own before version 22: the one of `ws` unless another is given. */
export function createParleyClient(options: ParleyClientOptions): ParleyClient {
  return create({ ...options, webSocket: options.webSocket ?? WebSocket });
}
