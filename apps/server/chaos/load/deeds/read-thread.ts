import { isDone } from "../attempt.js";
import type { Deed } from "./deed.js";

/** Reads a thread to its end. */
export const readThread: Deed = async ({ app, random, place, client, call }) => {
  const followed = app?.followed ?? [];
  if (followed.length === 0) return;
  const { rootId } = random.pick(followed);
  const ended = await call((signal) =>
    client.threads.markRead.mutate({ rootId, seq: Math.max(0, place.seq) }, { signal }),
  );
  if (isDone(ended)) app?.takeThread(ended.result);
  else app?.unanswered(rootId);
};
