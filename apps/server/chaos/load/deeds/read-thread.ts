import { isDone } from "../attempt.js";
import type { Deed } from "./deed.js";

/** Reads a thread to its end. */
export const readThread: Deed = async (person) => {
  const { random, place, client, call } = person;
  const followed = person.app?.followed ?? [];
  if (followed.length === 0) return;
  const { rootId } = random.pick(followed);
  const ended = await call((signal) =>
    client.threads.markRead.mutate({ rootId, seq: Math.max(0, place.seq) }, { signal }),
  );
  if (isDone(ended)) person.app?.takeThread(ended.result);
  else person.app?.unanswered(rootId);
};
