import type { ParleyConnection } from "./connection.js";
import { liveConnectionOf } from "./connections.js";
import type { ParleyClient } from "./parley-client.js";

/** The live socket of a client: its state, a way to wake it and the way to close it for good. */
export function connectionOf(client: ParleyClient): ParleyConnection {
  return liveConnectionOf(client);
}
