import type { Deed } from "./deed.js";

/** Saves what was said last somewhere, or lets go of what was saved. */
export const save: Deed = async ({ app, random, client: { saved }, call }) => {
  const last = app?.lastMessages ?? [];
  const kept = app?.saved.ids ?? [];
  if (kept.length > 0 && random.fraction() < 0.4)
    await call((signal) => saved.remove.mutate({ messageId: random.pick(kept) }, { signal }));
  else if (last.length > 0) await call((signal) => saved.add.mutate({ messageId: random.pick(last).id }, { signal }));
};
