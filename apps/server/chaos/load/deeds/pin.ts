import type { Deed } from "./deed.js";

/** Pins what was said last somewhere, or takes a pin away: in direct conversations, and where one moderates. */
export const pin: Deed = async ({ app, random, client: { pins }, call }) => {
  const mayPin = new Set(
    (app?.conversations ?? []).flatMap(({ id, kind, role }) => (kind === "direct" || role !== "member" ? id : [])),
  );
  const last = (app?.lastMessages ?? []).filter(({ conversationId }) => mayPin.has(conversationId));
  const pinned = app?.pins.ids ?? [];
  if (pinned.length > 0 && random.fraction() < 0.4)
    await call((signal) => pins.remove.mutate({ messageId: random.pick(pinned) }, { signal }));
  else if (last.length > 0) await call((signal) => pins.add.mutate({ messageId: random.pick(last).id }, { signal }));
};
