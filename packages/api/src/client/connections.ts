import type { LiveConnection } from "./live-connection.js";
import type { ParleyClient } from "./parley-client.js";

/** The live connection behind each client; kept aside, since every name on a client is a procedure's. */
const connections = new WeakMap<ParleyClient, LiveConnection>();

export function keepConnection(client: ParleyClient, connection: LiveConnection): void {
  connections.set(client, connection);
}

/** The live connection of a client, with what only Parley's own client code uses. Throws for any other client. */
export function liveConnectionOf(client: ParleyClient): LiveConnection {
  const connection = connections.get(client);
  if (connection === undefined) throw new TypeError("This is not a client made by createParleyClient.");
  return connection;
}
