import type { Conversation, Message } from "@parley/api/server";
import { createGroup, sendText } from "./conversation-factories.js";
import type { World } from "./world.js";
import type { WorldMember } from "./world-people.js";

/** A small workspace in which everybody stands somewhere else. */
export interface Scene {
  workspace: WorldMember["workspace"];
  owner: WorldMember;
  /** A plain member, in the group. */
  colleague: WorldMember;
  /** A guest, in the group. */
  guest: WorldMember;
  /** A plain member who is not in the group. */
  outsider: WorldMember;
  /** Private, made by the owner. */
  group: Conversation;
  /** The owner's, the first in the group; read by nobody else yet. */
  message: Message;
}

/** Makes a scene in a workspace of its own. */
export async function createScene(world: Pick<World, "people" | "services">): Promise<Scene> {
  const { people, services } = world;
  const owner = await people.createOwner();
  const { workspace } = owner;
  const colleague = await people.createMember(workspace, "member", { name: "Cora Colleague" });
  const guest = await people.createMember(workspace, "guest", { name: "Gus Guest" });
  const outsider = await people.createMember(workspace, "member", { name: "Otto Outsider" });
  const group = await createGroup(services, owner.actor, [colleague.actor, guest.actor]);
  const message = await sendText(services, owner.actor, group.id, "Good morning");
  return { workspace, owner, colleague, guest, outsider, group, message };
}
