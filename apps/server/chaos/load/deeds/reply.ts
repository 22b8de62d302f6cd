import { randomUUID } from "node:crypto";
import { persistentSend } from "../persistent-send.js";
import type { Deed } from "./deed.js";
import { pickThread } from "./thread-roots.js";

/** Replies in a thread, now and then to its conversation as well. */
export const reply: Deed = async (person) => {
  const thread = pickThread(person);
  if (thread === undefined) return;
  const nonce = randomUUID();
  const draft = {
    conversationId: thread.conversationId,
    threadRootId: thread.rootId,
    alsoToConversation: person.random.fraction() < 0.25,
    nonce,
    text: `${person.name} replies ${nonce.slice(0, 8)}`,
  };
  const message = await persistentSend(person.sender, draft, () => person.isOver());
  if (message !== null) person.remember({ draft, message });
};
