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
    change: "Search: one procedure, which gives what was found of each kind, with snippets.",
    schemas: "0fac42142f5f59aa",
  },
] satisfies { version: number; change: string; schemas: string }[];

/** The version of the wire that this package speaks. */
export const PROTOCOL_VERSION = PROTOCOL_HISTORY.length;
