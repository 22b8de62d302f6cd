import type { ReactionOutput } from "@parley/api";
import type { ClientState } from "../../sync/state/client-state.js";
import { changeHeldMessage } from "./apply.js";

/** Takes in the answer to a reaction. What events have told of later, and a message deleted meanwhile, stay as they are. */
export function receiveReactions(state: ClientState, answer: ReactionOutput): ClientState {
  const { reactions, reactionsRev } = answer;
  return {
    ...state,
    ...changeHeldMessage(state, answer, (message) =>
      reactionsRev > message.reactionsRev && message.deletedAt === null
        ? { ...message, reactions, reactionsRev }
        : message,
    ),
  };
}
