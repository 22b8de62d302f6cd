/** A row of the log as the database holds it, with what the event it stands for showed when it was new. */
export interface OracleRow {
  seq: number;
  rid: number;
  type: string;
  audience: "conversation" | "member" | "workspace";
  conversationId: string | null;
  memberId: string | null;
  entityId: string | null;
  /** Milliseconds since 1970, on the database's clock. */
  at: number;
  /** What its event names: of a reaction the message, of a thread its root, else the entity. */
  subject: string | null;
  /** The message with whose deletion it is told no more: that of a reaction, a pin, a preview. */
  goneWith: string | null;
  /** Of a message, and of what is about one: the message's place, which is the seq of its `message.sent`; of a thread its root's. */
  entitySeq: number | null;
  /** Of a message: the hash of the text this change gave it, that of the empty text once deleted. */
  text: number | null;
  /** Of a reaction: the message it is on, and which emoji it is (a hash). */
  reaction: { messageId: string; emoji: number } | null;
}

/** A conversation as far as sight depends on it. */
export interface OracleConversation {
  id: string;
  /** What those who join later may read of before. */
  history: "all" | "since-joining";
  /** Who was there before the log began: they may read everything. */
  founders: readonly string[];
}

/** How many people have one emoji on one message, as the database says. */
export interface StoredReaction {
  workspaceId: string;
  /** What the log's rows name. */
  id: string;
  /** The count that messages show. */
  count: number;
  /** The people who are listed for it. */
  people: number;
}

/** One workspace's log as it was read at one time: the rows that were still there, oldest first, and where it ended. */
export interface LogReading {
  rows: readonly OracleRow[];
  head: number;
  /** The notifications that their members could see then: they go with what they tell of, and the log does not say when. */
  notifications?: ReadonlySet<string>;
}
