import { type Entry, placeKey, type Standing } from "./simulated-log.js";

/**
 * The rule of sight (SPEC W8) once more, written from the words of the specification: whether somebody may see an event
 * while things stand as they do.
 */
export function maySee({ places, roles }: Standing, memberId: string, { row, entitySeq }: Entry): boolean {
  if (row.memberId === memberId) return true;
  if (row.audience === "member") return false;
  if (row.audience === "workspace")
    return roles.get(memberId) !== "guest" || share(places, memberId, row.entityId ?? "");
  const place = places.get(placeKey(row.conversationId ?? "", memberId));
  return place !== undefined && row.seq >= place.joinedSeq && (entitySeq ?? row.seq) >= place.historySeq;
}

function share(places: Standing["places"], one: string, other: string): boolean {
  const conversations = new Set([...places.keys()].map((key) => key.split(" ")[0] ?? ""));
  return (
    one === other || [...conversations].some((id) => places.has(placeKey(id, one)) && places.has(placeKey(id, other)))
  );
}

/** In how many of these standings somebody may see an event. */
export function sightIn(
  standings: readonly Standing[],
  memberId: string,
  entry: Entry,
): "always" | "sometimes" | "never" {
  let seen = 0;
  for (const standing of standings) if (maySee(standing, memberId, entry)) seen += 1;
  return seen === 0 ? "never" : seen === standings.length ? "always" : "sometimes";
}
