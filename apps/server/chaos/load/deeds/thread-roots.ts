import type { Person } from "../person.js";

/** The thread to have to do with: mostly one the person follows, so that threads grow, else one under what was said last. */
export function pickThread({ app, random }: Person): { rootId: string; conversationId: string } | undefined {
  const followed = app?.followed ?? [];
  if (followed.length > 0 && random.fraction() < 0.6) return random.pick(followed);
  const last = app?.lastMessages ?? [];
  if (last.length === 0) return undefined;
  const { id, threadRootId, conversationId } = random.pick(last);
  return { rootId: threadRootId ?? id, conversationId };
}
