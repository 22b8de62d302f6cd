import {
  type Actor,
  isEmptySearch,
  LIMITS,
  type ParsedSearch,
  parseSearch,
  type SearchQueryInput,
  type SearchQueryOutput,
  Seq,
} from "@parley/api/server";
import type { Tx } from "@parley/db";
import { z } from "zod";
import type { FeatureDeps } from "../feature.js";
import { badCursor, decodeCursor, encodeCursor } from "../keyset-cursor.js";
import { findConversations, findGroups } from "./find-conversations.js";
import { findMessages } from "./find-messages.js";
import { findPeople } from "./find-people.js";
import { type Found, NamePlace } from "./found-page.js";
import { nameQuery, textQuery } from "./query-words.js";
import { resolveFilters } from "./resolve-filters.js";

/** The seq of the last message shown. */
const MessagePlace = z.tuple([Seq]);
const NONE: Found<never, never> = { items: [], next: null };

/** See `SearchService.query`. */
export async function query(deps: FeatureDeps, actor: Actor, input: SearchQueryInput): Promise<SearchQueryOutput> {
  const search = parseSearch(input.text);
  const { type, cursor } = input;
  const withMessages = type === "all" || type === "messages";
  if (type === "files" && cursor != null) throw badCursor();
  const before = withMessages && cursor != null ? decodeCursor(cursor, MessagePlace)[0] : Number.MAX_SAFE_INTEGER;
  const after = withMessages || cursor == null ? null : decodeCursor(cursor, NamePlace);
  const limit = type === "all" ? LIMITS.searchOverview : LIMITS.page.search;
  const byName = { names: nameQuery(search), words: textQuery(search) };
  /** Filters are about messages: nothing else passes them. */
  const named = (kind: SearchQueryInput["type"]) =>
    !isFiltered(search, input) && hasWords(search) && (type === kind || (type === "all" && cursor == null));

  const [messages, conversations, groups, people] = await deps.db.withWorkspace(
    actor.workspaceId,
    (tx) =>
      Promise.all([
        withMessages && !isEmptySearch(search) ? messagesOf(tx, actor, search, input, before) : NONE,
        named("conversations") ? findConversations(tx, actor, byName, after, limit) : NONE,
        named("groups") ? findGroups(tx, actor, byName, after, limit) : NONE,
        named("people") ? findPeople(tx, actor, byName.names, after, limit) : NONE,
      ]),
    { isolation: "repeatable read", readOnly: true },
  );
  const next = withMessages ? messages.next : (conversations.next ?? groups.next ?? people.next);
  return {
    messages: messages.items,
    conversations: conversations.items,
    groups: groups.items,
    people: people.items,
    files: [],
    nextCursor: next === null ? null : encodeCursor(next),
  };
}

async function messagesOf(
  tx: Tx,
  actor: Actor,
  search: ParsedSearch,
  input: SearchQueryInput,
  before: number,
): Promise<Found<SearchQueryOutput["messages"][number], [number]>> {
  if (search.has.includes("file")) return NONE;
  const words = hasWords(search) ? textQuery(search) : null;
  const filters = await resolveFilters(tx, actor, search, input);
  const { items, next } = await findMessages(tx, actor, { ...filters, words }, before, LIMITS.page.search);
  return { items, next: next === null ? null : [next] };
}

const hasWords = ({ words, phrases }: ParsedSearch) => words.length + phrases.length > 0;

function isFiltered(search: ParsedSearch, { conversationId }: SearchQueryInput): boolean {
  const filters = search.from.length + search.in.length + search.has.length;
  return filters > 0 || search.before !== null || search.after !== null || conversationId !== undefined;
}
