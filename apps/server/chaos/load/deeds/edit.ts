import type { Deed } from "./deed.js";

/** Puts other words into a message of one's own. */
export const edit: Deed = async ({ sent, random, client, call }) => {
  if (sent.length === 0) return;
  const { message } = random.pick(sent);
  const text = `${message.text.slice(0, 60)} edited ${random.between(1, 1e6)}`;
  if (message.text === "") return;
  await call((signal) => client.messages.edit.mutate({ messageId: message.id, text }, { signal }));
};
