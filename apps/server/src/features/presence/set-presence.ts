import type { Actor, MemberPresence, PresenceSetInput } from "@parley/api/server";
import type { FeatureDeps } from "../feature.js";
import type { ChosenStatus } from "./chosen-status.js";
import { offlinePresence, type PresenceBoard } from "./presence-board.js";
import { loadOwnChosen, storeChosen } from "./presence-rows.js";

/** Keeps a choice and tells it to those who may know; gives what they see. */
export async function setPresence(
  deps: FeatureDeps,
  board: PresenceBoard,
  actor: Actor,
  input: PresenceSetInput,
): Promise<MemberPresence> {
  const { lastSeenAt } = await loadOwnChosen(deps.db, actor);
  const chosen: ChosenStatus = {
    status: input.status,
    until: input.until == null ? null : Date.parse(input.until),
    text: input.text == null || input.text === "" ? null : input.text,
    emoji: input.emoji == null || input.emoji === "" ? null : input.emoji,
    lastSeenAt,
  };
  await storeChosen(deps.db, actor, chosen);
  return board.choose(actor, chosen) ?? offlinePresence(actor.memberId, chosen);
}
