import { isDone } from "../attempt.js";
import type { Deed } from "./deed.js";

/** Wants to read a conversation's last message once more. */
export const markUnread: Deed = async ({ app, random, client, call }) => {
  const last = app?.lastMessages ?? [];
  if (last.length === 0) return;
  const { id: messageId, conversationId } = random.pick(last);
  const ended = await call((signal) => client.receipts.markUnread.mutate({ messageId }, { signal }));
  if (isDone(ended)) app?.takeRead(ended.result);
  else app?.unanswered(conversationId);
};
