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
] satisfies { version: number; change: string; schemas: string }[];

/** The version of the wire that this package speaks. */
export const PROTOCOL_VERSION = PROTOCOL_HISTORY.length;
