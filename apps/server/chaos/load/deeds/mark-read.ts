import type { Deed } from "./deed.js";

/** Reads what there is in a conversation. */
export const markRead: Deed = async ({ shown, random, place, client, call }) => {
  const ids = shown?.ids ?? [];
  if (ids.length === 0) return;
  const input = { conversationId: random.pick(ids), seq: Math.max(0, place.seq) };
  await call((signal) => client.receipts.markRead.mutate(input, { signal }));
};
