import { isDone } from "../attempt.js";
import type { Deed } from "./deed.js";
import { pickThread } from "./thread-roots.js";

/** Follows a thread, or no longer does. */
export const follow: Deed = async (person) => {
  const thread = pickThread(person);
  if (thread === undefined) return;
  const { rootId } = thread;
  const { threads } = person.client;
  const verb = person.random.fraction() < 0.6 ? threads.follow : threads.unfollow;
  const ended = await person.call((signal) => verb.mutate({ rootId }, { signal }));
  if (isDone(ended)) person.app?.takeThread(ended.result);
};
