import type { Deed } from "./deed.js";

/** Marks a notification as read, or all there are, or clears the list. */
export const dismiss: Deed = async ({ app, random, client: { notifications }, call }) => {
  const ids = app?.notificationIds ?? [];
  const draw = random.fraction();
  if (draw < 0.1) await call((signal) => notifications.clear.mutate(undefined, { signal }));
  else if (draw < 0.25) await call((signal) => notifications.markRead.mutate({ all: true }, { signal }));
  else if (ids.length > 0)
    await call((signal) => notifications.markRead.mutate({ ids: [random.pick(ids)] }, { signal }));
};
