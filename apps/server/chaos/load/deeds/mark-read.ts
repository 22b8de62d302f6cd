import { isDone } from "../attempt.js";
import type { Deed } from "./deed.js";

/** Reads what there is in a conversation. */
export const markRead: Deed = async (person) => {
  const { shown, random, place, client, call } = person;
  const ids = shown?.ids ?? [];
  if (ids.length === 0) return;
  const conversationId = random.pick(ids);
  const input = { conversationId, seq: Math.max(0, place.seq) };
  const ended = await call((signal) => client.receipts.markRead.mutate(input, { signal }));
  if (isDone(ended)) person.app?.takeRead(ended.result);
  else person.app?.unanswered(conversationId);
};
