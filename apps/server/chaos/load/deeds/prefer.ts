import type { Deed } from "./deed.js";

const LEVELS = ["all", "mentions", "nothing"] as const;

/** Mutes a conversation, pins it in the list, wants to be told less or more of it, or hides a direct one. */
export const prefer: Deed = async ({ app, random, client, call }) => {
  const conversations = app?.conversations ?? [];
  if (conversations.length === 0) return;
  const { id: conversationId, kind, preferences } = random.pick(conversations);
  const choices = [
    { muted: !preferences.muted },
    { pinned: !preferences.pinned },
    { level: random.pick(LEVELS) },
    ...(kind === "direct" ? [{ hidden: true }] : []),
  ];
  const input = { conversationId, ...random.pick(choices) };
  await call((signal) => client.conversations.setPreferences.mutate(input, { signal }));
};
