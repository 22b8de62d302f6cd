/** Where a reader stands in one place, as the server says, and what it counts behind it. */
export interface CountedPlace {
  /** A conversation, or the root of a thread. */
  id: string;
  readSeq: number;
  unreadCount: number;
  mentionCount: number;
}

/** Where one member stands, in an answer of the server's. */
export interface Standing {
  client: string;
  workspaceId: string;
  memberId: string;
  /** The answer holds for the log up to here. */
  seq: number;
  conversations: readonly CountedPlace[];
  /** Those they follow. */
  threads: readonly CountedPlace[];
}
