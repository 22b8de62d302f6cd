import {
  DEMO_DRAFTS,
  DEMO_PINS,
  DEMO_REACTIONS,
  DEMO_SAVED,
  DEMO_SCHEDULED,
  DEMO_THREADS,
  type Spot,
} from "../content/touches.js";
import { DEMO_CONVERSATIONS, type DemoConversation } from "../conversations.js";
import { nonceOf } from "../plan/nonce-of.js";
import type { PlannedMessage } from "../plan/plan-conversation.js";
import type { DemoPlan } from "../plan/plan-demo.js";
import type { Stage } from "./stage.js";

const SEND_HOUR = 9;

/**
 * What people do with messages besides writing them, so that each feature has something to show. Can be done again: what is there
 * stays as it is. Links have no previews: the demo reaches for no network.
 */
export async function addTouches(stage: Stage, { deeds }: DemoPlan): Promise<void> {
  const { services } = stage;
  const standing = deeds.flatMap((deed) => (deed.kind === "send" && !deed.message.deleted ? deed.message : []));
  const messageAt = (spot: Spot) => stage.message(findSpot(standing, spot));

  for (const thread of DEMO_THREADS) {
    const threadRootId = messageAt(thread).id;
    const conversationId = stage.conversationId(findConversation(thread.conversation));
    for (const [index, [person, text]] of thread.replies.entries()) {
      const nonce = nonceOf(`${thread.conversation}/thread/${index}`);
      const reply = { conversationId, threadRootId, nonce, text: stage.text(text) };
      await services.messages.send(stage.actor(person), reply);
    }
  }
  for (const { emoji, people, ...spot } of DEMO_REACTIONS)
    for (const person of people)
      await services.reactions.add(stage.actor(person), { messageId: messageAt(spot).id, emoji });
  for (const { person, ...spot } of DEMO_PINS)
    await services.pins.add(stage.actor(person), { messageId: messageAt(spot).id });
  for (const { person, ...spot } of DEMO_SAVED)
    await services.saved.add(stage.actor(person), { messageId: messageAt(spot).id });
  for (const { conversation, person, text } of DEMO_DRAFTS) {
    const conversationId = stage.conversationId(findConversation(conversation));
    await services.drafts.set(stage.actor(person), { conversationId, text });
  }
  await schedule(stage);
}

/** Once for each person: a seeding that goes on on another day would name another time. What waits is sent by real clocks. */
async function schedule(stage: Stage): Promise<void> {
  const now = new Date();
  const sendAt = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, SEND_HOUR).toISOString();
  for (const { conversation, person, text } of DEMO_SCHEDULED) {
    const actor = stage.actor(person);
    if ((await stage.services.scheduled.list(actor, {})).items.length > 0) continue;
    const conversationId = stage.conversationId(findConversation(conversation));
    const nonce = nonceOf(`${conversation}/scheduled`);
    await stage.services.scheduled.create(actor, { conversationId, nonce, text: stage.text(text), sendAt });
  }
}

function findConversation(key: string): DemoConversation {
  const found = DEMO_CONVERSATIONS.find((conversation) => conversation.key === key);
  if (found === undefined) throw new RangeError(`There is no conversation ${key}.`);
  return found;
}

function findSpot(standing: readonly PlannedMessage[], { conversation, fromEnd }: Spot): PlannedMessage {
  const found = standing.filter((message) => message.conversation.key === conversation).at(-fromEnd);
  if (found === undefined) throw new RangeError(`${conversation} has no ${fromEnd} messages.`);
  return found;
}
