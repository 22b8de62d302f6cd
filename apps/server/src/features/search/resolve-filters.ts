import type { Actor, ParsedSearch, SearchQueryInput } from "@parley/api/server";
import type { Tx } from "@parley/db";
import { sql } from "drizzle-orm";
import { dayStart } from "./day-start.js";
import { listConversationHits } from "./find-conversations.js";
import type { MessageQuery } from "./find-messages.js";
import { listPeopleHits } from "./find-people.js";
import { nameQuery } from "./query-words.js";

/** People and conversations that one filter may stand for. */
const MOST = 1_000;

type Filters = Omit<MessageQuery, "words">;

/** What the filters of a search stand for. Names that stand for nobody leave a list empty: nothing is found then. */
export async function resolveFilters(
  tx: Tx,
  actor: Actor,
  search: ParsedSearch,
  { conversationId, timeZone = "UTC" }: SearchQueryInput,
): Promise<Filters> {
  const named = search.in.length === 0 ? null : await conversationsNamed(tx, actor, search.in);
  const within = conversationId === undefined ? null : [conversationId];
  return {
    authorIds: search.from.length === 0 ? null : await authorsNamed(tx, actor, search.from),
    conversationIds: named === null || within === null ? (named ?? within) : named.filter((id) => within.includes(id)),
    since: search.after === null ? null : dayStart(search.after, timeZone, 1),
    until: search.before === null ? null : dayStart(search.before, timeZone),
    links: search.has.includes("link"),
  };
}

async function authorsNamed(tx: Tx, actor: Actor, names: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    names.map(async (name) => {
      if (name.toLowerCase() === "me") return [actor.memberId];
      const query = nameQuery({ words: wordsOf(name), phrases: [] });
      return closest(name, await listPeopleHits(tx, actor, query, null, MOST));
    }),
  );
  return found.flat();
}

async function conversationsNamed(tx: Tx, actor: Actor, names: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    names.map(async (name) => {
      const query = { names: nameQuery({ words: wordsOf(name), phrases: [] }), words: sql`null`, own: true };
      return closest(name, await listConversationHits(tx, actor, query, null, MOST));
    }),
  );
  return found.flat();
}

const wordsOf = (name: string) => name.split(/\s+/).filter((word) => word !== "");

/** Those of exactly this name, or else all that fit. */
function closest(name: string, hits: readonly { id: string; title: string }[]): string[] {
  const exact = hits.filter(({ title }) => title.toLowerCase() === name.toLowerCase());
  return (exact.length > 0 ? exact : hits).map(({ id }) => id);
}
