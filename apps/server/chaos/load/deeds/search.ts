import { isDone } from "../attempt.js";
import type { Deed } from "./deed.js";

/** Words that most messages have, so that a search finds whatever it can; what it must not is among them. */
const WORDS = ["says", "replies", "edited", "forwarded says"] as const;

/** Searches all messages. */
export const search: Deed = async ({ random, client, call, noteFound }) => {
  const askedAt = Date.now();
  const input = { text: random.pick(WORDS), type: "messages" as const };
  const ended = await call((signal) => client.search.query.query(input, { signal }));
  if (isDone(ended))
    noteFound(
      askedAt,
      ended.result.messages.map(({ id }) => id),
    );
};
