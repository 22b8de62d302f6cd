import type { Deed } from "./deed.js";

/** Few, so that many people use the same. */
const EMOJI = ["👍", "🎉", "❤️"] as const;

/** Puts an emoji on what was said last somewhere, or takes it back: many do so with the same message. */
export const react: Deed = async ({ shown, random, client: { reactions }, call }) => {
  const messageIds = shown?.lastMessageIds ?? [];
  if (messageIds.length === 0) return;
  const input = { messageId: random.pick(messageIds), emoji: random.pick(EMOJI) };
  const verb = random.fraction() < 0.65 ? reactions.add : reactions.remove;
  await call((signal) => verb.mutate(input, { signal }));
};
