import { createGroup, sendText } from "../../testing/conversation-factories.js";
import type { Speaker, World } from "../../testing/world.js";
import type { WorldMember } from "../../testing/world-people.js";
import type { IdPool } from "./generate-input.js";
import type { Victim } from "./victim.js";

/** Owner of a workspace of their own, with entities of each kind in it. */
export interface Stranger {
  person: WorldMember;
  pool: IdPool;
}

export async function createStranger(world: World): Promise<Stranger> {
  const { people, services } = world;
  const person = await people.createOwner({ workspaceName: "Elsewhere", name: "Stan" });
  const colleague = await people.createMember(person.workspace, "member", { name: "Cleo" });
  const other = await people.signInAgain(person);
  const group = await createGroup(services, person.actor, [colleague.actor], { name: "Own group" });
  const message = await sendText(services, person.actor, group.id, "Own message");
  const { invitation } = await services.invitations.create(person.actor, { role: "guest" });
  const pool = {
    memberId: colleague.actor.memberId,
    conversationId: group.id,
    messageId: message.id,
    invitationId: invitation.id,
    sessionId: other.actor.sessionId,
  };
  return { person, pool };
}

export const ATTACKERS = [
  "stranger",
  "stranger naming the workspace's id",
  "stranger naming the workspace's slug",
  "guest",
  "outsider",
  "deactivated",
  "anonymous",
  "revoked",
] as const;

/**
 * Who tries: the owner of another workspace, there or naming the victim's; in the workspace a guest and a member who are
 * not in the conversation, and somebody deactivated; nobody; and a session of the rightful person that was revoked.
 */
export type AttackerName = (typeof ATTACKERS)[number];

export function speakerOf(name: AttackerName, stranger: Stranger, victim: Victim): Speaker {
  switch (name) {
    case "stranger":
      return stranger.person;
    case "stranger naming the workspace's id":
      return { token: stranger.person.token, workspace: victim.workspace };
    case "stranger naming the workspace's slug":
      return { token: stranger.person.token, workspace: { id: victim.workspace.slug } };
    case "guest":
      return victim.guest;
    case "outsider":
      return victim.outsider;
    case "deactivated":
      return victim.deactivated;
    case "anonymous":
      return null;
    case "revoked":
      return victim.revoked;
    default:
      return name satisfies never;
  }
}

/** Whether somebody is a member of the victim's workspace. */
export function isInside(name: AttackerName): boolean {
  return name === "guest" || name === "outsider";
}
