import type { ConversationView } from "../chat/conversations/conversation-view";
import type { MessageView } from "../chat/messages/message-view";
import type { PersonView } from "../chat/people/person-view";

/** The moment at which the gallery is looked at; fixed, so that screenshots are equal from day to day. */
export const galleryNow = new Date("2026-11-21T16:30:00Z");
export const galleryTime = { locale: "en-GB", timeZone: "Europe/Berlin" };

export const jana: PersonView = { id: "m-jana", name: "Jana Roth", presence: "online" };
export const tim: PersonView = { id: "m-tim", name: "Tim Krause", presence: "away" };
export const aylin: PersonView = { id: "m-aylin", name: "Aylin Demir", presence: "busy" };
export const viewer: PersonView = { id: "m-viewer", name: "Marta Engel", presence: "online" };
export const former: PersonView = { id: "m-former", name: "Otto Brandt", presence: "offline", inactive: true };
export const longNamed: PersonView = {
  id: "m-long",
  name: "Dr. Maximiliane-Charlotte von Hohenstein-Wittelsbach",
  presence: "offline",
};

let count = 0;

/** A message with believable defaults. */
export function makeMessage(overrides: Partial<MessageView> & Pick<MessageView, "text">): MessageView {
  count += 1;
  const author = overrides.author ?? jana;
  return {
    key: `message-${count}`,
    kind: "text",
    author,
    own: author.id === viewer.id,
    createdAt: "2026-11-21T09:12:00Z",
    ...overrides,
  };
}

export const conversationMessages: MessageView[] = [
  makeMessage({
    text: "Good morning. The owner of Lindenstraße 14 called: the flat on the third floor is free from January.",
    createdAt: "2026-11-20T08:02:00Z",
  }),
  makeMessage({ text: "Three rooms, 84 m², balcony to the south.", createdAt: "2026-11-20T08:03:00Z" }),
  makeMessage({
    author: tim,
    text: "I have two families on the list who have been looking for exactly that. May I offer viewings this week already?",
    createdAt: "2026-11-20T08:21:00Z",
  }),
  makeMessage({ kind: "system", text: "Jana Roth added Aylin Demir", createdAt: "2026-11-20T08:25:00Z" }),
  makeMessage({
    text: "Yes please. The keys are with the caretaker, Mr Vogel.\n\nHis number is in the property file: https://portal.example/objects/lindenstrasse-14",
    createdAt: "2026-11-20T08:26:00Z",
  }),
  makeMessage({
    author: viewer,
    text: "I can take the first one on Saturday at ten.",
    createdAt: "2026-11-21T07:40:00Z",
  }),
  makeMessage({
    author: viewer,
    text: "And bring the energy certificate.",
    createdAt: "2026-11-21T07:41:00Z",
    editedAt: "2026-11-21T07:44:00Z",
  }),
  makeMessage({ author: aylin, text: "", deletedAt: "2026-11-21T08:00:00Z", createdAt: "2026-11-21T07:58:00Z" }),
  makeMessage({
    author: aylin,
    text: "The photos are done, I am sorting them right now. The light in the kitchen was lovely.",
    createdAt: "2026-11-21T09:05:00Z",
  }),
  makeMessage({
    author: tim,
    text: "Family Okafor says yes to Saturday, ten o'clock. The second family can only come in the afternoon, so I have asked Mr Vogel whether he would leave us the keys until four. He is thinking it over and will call back before noon.",
    createdAt: "2026-11-21T09:12:00Z",
  }),
  makeMessage({ author: viewer, text: "Perfect, thank you both.", createdAt: "2026-11-21T09:14:00Z" }),
];

/** Messages over many days, for long lists; `from` shifts the keys, so that older pages can be put before. */
export function makeHistory(length: number, from = 0): MessageView[] {
  const authors = [jana, jana, tim, viewer, aylin, aylin, viewer];
  const texts = [
    "The tenant of the second floor asks when the heating is serviced.",
    "Tuesday between eight and twelve, the notice hangs in the hallway.",
    "Could somebody check the brochure for Am Stadtpark before it goes to print? Page four still shows the old floor plan, and the price on page six is the one from spring.",
    "Done.",
    "Handover went well. Meter readings are in the protocol.\nThe cellar key is missing, Mr Vogel looks for it.",
  ];
  const start = Date.parse("2026-10-01T07:00:00Z");
  return Array.from({ length }, (_, offset) => {
    const index = from + offset;
    return makeMessage({
      key: `history-${index}`,
      author: authors[Math.abs(index) % authors.length] ?? jana,
      text: `${texts[Math.abs(index * 7) % texts.length] ?? ""}`,
      createdAt: new Date(start + index * 47 * 60_000).toISOString(),
    });
  });
}

export const conversations: ConversationView[] = [
  {
    id: "c-1",
    kind: "group",
    name: "Lindenstraße 14",
    preview: "You: Perfect, thank you both.",
    lastActivityAt: "2026-11-21T09:14:00Z",
    unreadCount: 0,
    mentionCount: 0,
    pinned: true,
  },
  {
    id: "c-2",
    kind: "direct",
    name: jana.name,
    person: jana,
    preview: "Are you free for the handover at four?",
    lastActivityAt: "2026-11-21T09:02:00Z",
    unreadCount: 2,
    mentionCount: 0,
  },
  {
    id: "c-3",
    kind: "group",
    name: "Sales team",
    isPrivate: true,
    preview: "Tim: @Marta could you look at the contract?",
    lastActivityAt: "2026-11-21T08:30:00Z",
    unreadCount: 12,
    mentionCount: 1,
  },
  {
    id: "c-4",
    kind: "direct",
    name: tim.name,
    person: tim,
    preview: "See you there",
    typing: "Tim is typing",
    lastActivityAt: "2026-11-20T17:12:00Z",
    unreadCount: 0,
    mentionCount: 0,
  },
  {
    id: "c-5",
    kind: "group",
    name: "Viewings on Saturdays and public holidays in the northern districts",
    preview: "Aylin: I have put together the whole list of appointments with addresses and phone numbers",
    lastActivityAt: "2026-11-19T10:00:00Z",
    unreadCount: 140,
    mentionCount: 0,
    muted: true,
  },
  {
    id: "c-6",
    kind: "direct",
    name: aylin.name,
    person: aylin,
    preview: "I will ask her tomorrow",
    draft: true,
    lastActivityAt: "2026-11-18T12:00:00Z",
    unreadCount: 0,
    mentionCount: 0,
  },
  {
    id: "c-7",
    kind: "direct",
    name: former.name,
    person: former,
    preview: "You: All the best",
    failed: true,
    lastActivityAt: "2026-03-02T12:00:00Z",
    unreadCount: 0,
    mentionCount: 0,
  },
  {
    id: "c-8",
    kind: "direct",
    name: longNamed.name,
    person: longNamed,
    preview: "Thank you for the brochure",
    lastActivityAt: "2025-12-24T12:00:00Z",
    unreadCount: 0,
    mentionCount: 0,
  },
];
