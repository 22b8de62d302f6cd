/** What each version of the wire changed, the present one last; `schemas` is the hash of all schemas that travel. */
export const PROTOCOL_HISTORY = [
  {
    version: 1,
    change: "Sign-in, workspaces, members, conversations, groups, messages, typing, presence and the live stream.",
    schemas: "fb896d98483748dd",
  },
  {
    version: 2,
    change:
      "Reactions: three procedures, two events, the refusal TOO_MANY_REACTIONS; a message tells when they last changed.",
    schemas: "429be2b21a4de628",
  },
  {
    version: 3,
    change:
      "Receipts: three procedures and a signal; preferences: two procedures, an event, a field of the snapshot; a presence tells " +
      "when it ends, and presence.get what the reader chose; the emoji of a status is one.",
    schemas: "be64784dc9882d8e",
  },
  {
    version: 4,
    change: "Search: one procedure, which gives what was found of each kind, with snippets.",
    schemas: "9db36eb026781908",
  },
  {
    version: 5,
    change:
      "Threads: replies by messages.send and messages.list, five procedures, three events, a signal; typing in a thread; a " +
      "message tells of its replies, a bootstrap of the threads followed.",
    schemas: "4e558e5d4f1c9b88",
  },
  {
    version: 6,
    change:
      "Pinned and saved messages, forwarding, and how a member wants to have a conversation: eight procedures, four events, the " +
      "refusals TOO_MANY_PINS, TOO_MANY_SAVED and NOT_A_DIRECT; a conversation tells the reader's preferences, and " +
      "preference.changed which of their preferences it is about.",
    schemas: "d37be2af4c669525",
  },
  {
    version: 7,
    change:
      "Mentions: one procedure; a message tells whom it calls at once, a group who may, and the answer to a send or an edit who " +
      "was named and is not there; the refusals BROADCAST_RESTRICTED and BROADCAST_UNCONFIRMED.",
    schemas: "2b8cadd22a6e1b28",
  },
  {
    version: 8,
    change:
      "Notifications: three procedures, two events, a field of the snapshot; preferences tell the level of new groups, keywords " +
      "and quiet hours.",
    schemas: "89a63b3f59c409b4",
  },
  {
    version: 9,
    change:
      "Scheduled messages, drafts and previews of links: ten procedures, three events, a signal, a field of messages.list, the " +
      "refusals TOO_MANY_SCHEDULED, SEND_TIME_OUT_OF_RANGE and ALREADY_SENDING.",
    schemas: "408450089d15afa9",
  },
  {
    version: 10,
    change:
      "Notifications to closed devices: three procedures, the refusal PUSH_ENDPOINT_REFUSED; preferences tell the language a member " +
      "is written to in, and whether what stays unread comes by mail. receipts.markUnread answers where the reader of a thread stands.",
    schemas: "48127c11e05f1899",
  },
  {
    version: 11,
    change: "A conversation, and where its reader stands, tell the farthest that they have read.",
    schemas: "2c12359218c73a3a",
  },
] satisfies { version: number; change: string; schemas: string }[];

/** The version of the wire that this package speaks. */
export const PROTOCOL_VERSION = PROTOCOL_HISTORY.length;
