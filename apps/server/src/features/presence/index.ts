import type { Feature } from "../feature.js";
import { getPresences } from "./get-presences.js";
import { PresenceBoard, type PresenceBoardDeps } from "./presence-board.js";
import { setPresence } from "./set-presence.js";
import { signalPresence } from "./signal-presence.js";

export { MemberLease } from "./member-lease.js";

/** Who is there. The board must be run and stopped with the server. */
export function createPresenceFeature(deps: PresenceBoardDeps): Feature<"presence"> & { board: PresenceBoard } {
  const board = new PresenceBoard(deps);
  deps.ephemeral.watch(board);
  return {
    board,
    service: {
      set: (actor, input) => setPresence(deps, board, actor, input),
      get: (actor, input) => getPresences(deps, board, actor, input),
      signal: async (actor, input) => signalPresence(board, actor, input),
    },
    hydrators: [],
  };
}
