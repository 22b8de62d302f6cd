import { type Actor, notFound, type PresenceSignalInput } from "@parley/api/server";
import type { PresenceBoard } from "./presence-board.js";

/** Says whether anybody sits before a connection. Throws NOT_FOUND for one that is closed or somebody else's. */
export function signalPresence(board: PresenceBoard, actor: Actor, { connectionId, idle }: PresenceSignalInput): void {
  if (!board.owns(actor, connectionId)) throw notFound("connection");
  board.setIdle(actor, connectionId, idle);
}
