import { isDone } from "../attempt.js";
import type { Deed } from "./deed.js";

/** Begins to write something somewhere, or gives it up. Each draft names whose it is, so that nobody else gets it unnoticed. */
export const draft: Deed = async (person) => {
  const { shown, random, client, call, memberId } = person;
  const ids = shown?.ids ?? [];
  if (ids.length === 0) return;
  const text = random.fraction() < 0.7 ? `${memberId} thinks of ${random.between(1, 1e6)}` : "";
  const input = { conversationId: random.pick(ids), text };
  const ended = await call((signal) => client.drafts.set.mutate(input, { signal }));
  if (isDone(ended)) person.app?.takeDraft(ended.result.draft);
};
