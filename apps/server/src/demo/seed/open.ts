import type { DemoConversation } from "../conversations.js";
import type { Stage } from "./stage.js";

/** Makes a conversation, or finds it made already. Gives the seq of the last event of its making. */
export async function open(stage: Stage, conversation: DemoConversation): Promise<number> {
  const { services } = stage;
  const [maker, ...others] = conversation.people;
  const actor = stage.actor(maker);
  const memberIds = others.map((person) => stage.actor(person).memberId);
  if (conversation.group === undefined) {
    const [memberId = actor.memberId] = memberIds;
    const { conversation: direct } = await services.conversations.openDirect(actor, { memberId });
    stage.opened(conversation, direct.id);
    return direct.rev;
  }
  const { group } = conversation;
  const { items } = await services.conversations.list(actor, { limit: 100 });
  const made =
    items.find(({ kind, name }) => kind === "group" && name === group.name) ??
    (await services.groups.create(actor, { ...group, memberIds, history: "all" })).conversation;
  stage.opened(conversation, made.id);
  // A group's making ends with the line that tells of it.
  const beginning = await services.messages.list(actor, { conversationId: made.id, after: 0, limit: 1 });
  return beginning.items[0]?.seq ?? made.rev;
}
