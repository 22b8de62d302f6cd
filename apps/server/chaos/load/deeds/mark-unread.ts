import { isDone } from "../attempt.js";
import type { Deed } from "./deed.js";

/** Wants to read a conversation's last message once more. */
export const markUnread: Deed = async (person) => {
  const { random, client, call } = person;
  const last = person.app?.lastMessages ?? [];
  if (last.length === 0) return;
  const { id: messageId, conversationId } = random.pick(last);
  const ended = await call((signal) => client.receipts.markUnread.mutate({ messageId }, { signal }));
  if (isDone(ended)) person.app?.takeRead(ended.result);
  else person.app?.unanswered(conversationId);
};
