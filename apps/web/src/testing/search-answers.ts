import type { FoundConversation, FoundGroup, FoundMessage, FoundPerson, SearchQueryOutput } from "@parley/api";
import { createConversation, createMember, createMessage, TIM } from "./factories";

/** An answer of `search.query`; what is not given was not found. */
export function createFound(found: Partial<SearchQueryOutput> = {}): SearchQueryOutput {
  return { messages: [], conversations: [], groups: [], people: [], files: [], nextCursor: null, ...found };
}

/** A message in whose text `word` was found. */
export function createFoundMessage(seq: number, text: string, word: string): FoundMessage {
  const start = text.indexOf(word);
  return { ...createMessage({ seq, text }), snippet: { text, ranges: [{ start, end: start + word.length }] } };
}

export function createFoundGroup(group: Partial<FoundGroup> & { name: string }): FoundGroup {
  return { ...createConversation(), joined: false, snippet: { text: group.name, ranges: [] }, ...group };
}

export function createFoundConversation(name: string): FoundConversation {
  return { ...createConversation({ name }), snippet: { text: name, ranges: [{ start: 0, end: 6 }] } };
}

export function createFoundPerson(person: Partial<FoundPerson> = {}): FoundPerson {
  const member = createMember({ id: TIM, ...person });
  return { ...member, snippet: { text: member.name, ranges: [{ start: 0, end: 3 }] }, ...person };
}
