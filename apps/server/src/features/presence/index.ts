import type { EphemeralHub } from "../../realtime/ephemeral-hub.js";
import type { Hub } from "../../realtime/hub.js";
import type { Feature, FeatureDeps } from "../feature.js";
import { getPresences } from "./get-presences.js";
import { PresenceBoard } from "./presence-board.js";
import { setPresence } from "./set-presence.js";
import { signalPresence } from "./signal-presence.js";

/** Who is there. The board must be run and stopped with the server. */
export function createPresenceFeature(
  deps: FeatureDeps & { hub: Hub; ephemeral: EphemeralHub },
): Feature<"presence"> & { board: PresenceBoard } {
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
