import type {
  Conversation,
  Member,
  MemberPresence,
  MemberReceipt,
  Message,
  Preferences,
  ReactionEvent,
  SharedMessage,
  ThreadChanged,
  ThreadState,
  WorkspaceSummary,
} from "@parley/api";

/**
 * A stretch of a conversation's history without holes, oldest first; or of the replies of a thread, and at their beginning the
 * root.
 */
export interface Timeline {
  readonly items: readonly Message[];
  /** Whether the server has messages before the first, or after the last, of `items`. */
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  /** From an earlier visit: shown at once, and replaced by a fresh page as soon as one is there. */
  readonly stale: boolean;
  /** Rises whenever another stretch takes this one's place. */
  readonly window: number;
  /** Of a thread's timeline: the conversation the thread is in. */
  readonly threadOf?: string;
}

/** The last events about messages, kept to mend answers that were on their way when those events arrived. */
export interface RecentEvents {
  /** Nothing is forgotten of what came after this seq. */
  readonly floor: number;
  readonly messages: readonly SharedMessage[];
  /** In the order of the log. */
  readonly reactions: readonly ReactionEvent[];
  readonly threads: readonly ThreadChanged[];
}

/** Where the reader stands in a thread; the counts hold for the log up to `headSeq`, and reckoned on from there. */
export interface ThreadReading extends ThreadState {
  /** Seq of the last event about one of its replies. */
  readonly touched: number;
}

/** Everything a client knows of one workspace. Plain data: it is kept in IndexedDB and compared in tests. */
export interface ClientState {
  readonly meId: string;
  readonly workspace: WorkspaceSummary;
  readonly preferences: Preferences;
  /** Seq of the snapshot this state began with. */
  readonly bootSeq: number;
  /** The log is applied up to here. */
  readonly seq: number;
  readonly members: Readonly<Record<string, Member>>;
  readonly conversations: Readonly<Record<string, Conversation>>;
  /** Where `conversations.list` goes on; `null` when all are known. */
  readonly conversationsCursor: string | null;
  readonly counting: Readonly<Record<string, Counting>>;
  /** When (seq) the reader lost a conversation, so that an older answer does not bring it back. */
  readonly removed: Readonly<Record<string, number>>;
  /** By place: the id of a conversation, or of a thread's root. */
  readonly timelines: Readonly<Record<string, Timeline>>;
  /** By root: the threads that the reader follows, and others they have looked at. */
  readonly threads: Readonly<Record<string, ThreadReading>>;
  /** Whether a thread that is not among them is not followed. */
  readonly threadsComplete: boolean;
  readonly recent: RecentEvents;
  /** By conversation, then member: how far others have come, where that was asked for or told. */
  readonly receipts: Readonly<Record<string, Readonly<Record<string, MemberReceipt>>>>;
  readonly presences: Readonly<Record<string, MemberPresence>>;
  /** By place, then member: until when (ms since the epoch) they count as typing. */
  readonly typing: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** This connection, as `presence.signal` wants it. */
  readonly connectionId: string | null;
}

/** How far the unread counts of one conversation can be trusted. */
export interface Counting {
  /** The counts hold for the log up to here: older events do not change them. */
  readonly through: number;
  /** Seq of the last message event that was applied to this conversation. */
  readonly touched: number;
  /** The counts came without a place in the log, so an edit or a deletion makes us ask again instead of reckon. */
  readonly uncertain: boolean;
}

/** What a state says must be fetched, since events alone cannot tell it. */
export type Refetch =
  | { readonly kind: "conversation"; readonly conversationId: string }
  /** With those of its threads. */
  | { readonly kind: "timeline"; readonly conversationId: string }
  /** Where the reader stands in a thread. */
  | { readonly kind: "thread"; readonly rootId: string }
  /** The overview of threads. */
  | { readonly kind: "threads" }
  /** Without a conversation: of all groups. */
  | { readonly kind: "group-members"; readonly conversationId?: string }
  | { readonly kind: "groups" }
  | { readonly kind: "directory" }
  | { readonly kind: "member"; readonly memberId: string };

/** What one reducer makes of an event: the slices it changed, and what must be fetched. */
export interface Change {
  readonly patch?: Partial<ClientState>;
  readonly refetch?: readonly Refetch[];
}

/** A state after something was applied. */
export interface Applied {
  readonly state: ClientState;
  readonly refetch: readonly Refetch[];
}

/** The trust put in a conversation's counts; those of the snapshot hold at the snapshot. */
export function getCounting(state: ClientState, conversationId: string): Counting {
  return state.counting[conversationId] ?? { through: state.bootSeq, touched: state.bootSeq, uncertain: false };
}
