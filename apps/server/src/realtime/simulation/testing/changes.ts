import type { WorkspaceRole } from "@parley/api/server";
import type { Random } from "../../../testing/model/random.js";
import { type Change, placeKey, type SimulatedLog } from "./simulated-log.js";

export const MEMBERS = ["ada", "ben", "cid", "guest"] as const;
const CONVERSATIONS = ["house", "garden"] as const;
const LEAST_RECENT = 12;

export const ROLES: ReadonlyMap<string, WorkspaceRole> = new Map(
  MEMBERS.map((memberId) => [memberId, memberId === "guest" ? "guest" : "member"] as const),
);

/** What somebody may do as things stand behind the workspace's lock: who is there, which messages there are. */
export function drawChanges(log: SimulatedLog, random: Random, count: number): Change[] {
  const changes: Change[] = [];
  // Only sends share a commit.
  if (count > 1) for (let index = 0; index < count; index += 1) changes.push(send(log, random, index));
  else changes.push(drawOne(log, random));
  return changes;
}

function send(log: SimulatedLog, random: Random, index: number): Change {
  const entityId = `m${log.lost.length}-${log.head + 1 + index}`;
  const conversationId = random.pick(CONVERSATIONS);
  return {
    type: "message.sent",
    audience: "conversation",
    conversationId,
    entityId,
    text: `first words of ${entityId}`,
  };
}

function drawOne(log: SimulatedLog, random: Random): Change {
  const chance = random.next();
  if (chance < 0.4) return send(log, random, 0);
  if (chance < 0.65) return change(log, random);
  if (chance < 0.9) return moveSomebody(log, random);
  const memberId = random.pick(MEMBERS);
  if (chance < 0.95) return { type: "member.changed", audience: "member", memberId };
  return { type: "member.changed", audience: "workspace", entityId: memberId, role: random.pick(["guest", "member"]) };
}

/** Mostly of late, so that one entity is changed by and by. */
function change(log: SimulatedLog, random: Random): Change {
  const messages = log.history.filter(({ row }) => row.type === "message.sent");
  const one = messages[Math.max(0, messages.length - 1 - random.int(LEAST_RECENT))];
  if (one?.row.entityId == null || one.row.conversationId === null) return send(log, random, 0);
  const { conversationId, entityId } = one.row;
  const type = random.next() < 0.6 ? "message.edited" : "message.deleted";
  const text = type === "message.deleted" ? "" : `words as of ${log.head + 1} of ${log.lost.length}`;
  return { type, audience: "conversation", conversationId, entityId, text };
}

function moveSomebody(log: SimulatedLog, random: Random): Change {
  const [conversationId, memberId] = [random.pick(CONVERSATIONS), random.pick(MEMBERS)];
  const isThere = log.standing.places.has(placeKey(conversationId, memberId));
  const type = isThere ? "conversation.left" : "conversation.joined";
  const history = random.next() < 0.5 ? "all" : "since-joining";
  return { type, audience: "conversation", conversationId, memberId, entityId: memberId, history };
}
