import type { ClientState, Timeline } from "./client-state.js";

/** The open timelines of a conversation by place: its own and those of its threads. */
export function getTimelinesOf(
  { timelines }: Pick<ClientState, "timelines">,
  conversationId: string,
): [placeId: string, timeline: Timeline][] {
  return Object.entries(timelines).filter(([placeId, { threadOf = placeId }]) => threadOf === conversationId);
}
