import type { Deed } from "./deed.js";

/** Is seen typing somewhere. */
export const type: Deed = async ({ shown, random, client, call }) => {
  const ids = shown?.ids ?? [];
  if (ids.length === 0) return;
  const conversationId = random.pick(ids);
  await call((signal) => client.typing.signal.mutate({ conversationId, typing: true }, { signal }));
};
