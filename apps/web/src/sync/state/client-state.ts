import type {
  Conversation,
  Draft,
  LinkPreview,
  Member,
  MemberPreferences,
  MemberPresence,
  MemberReceipt,
  Message,
  NotificationMark,
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
  readonly preferences: MemberPreferences;
  /** Seq of the snapshot this state began with. */
  readonly bootSeq: number;
  /** The log is applied up to here. */
  readonly seq: number;
  readonly members: Readonly<Record<string, Member>>;
  readonly conversations: Readonly<Record<string, Conversation>>;
  /** Where `conversations.list` goes on; `null` when all are known. */
  readonly conversationsCursor: string | null;
  readonly counting: Readonly<Record<string, Counting>>;
  /** When (seq) the reader lost a conversation or hid it, so that an older answer does not bring it back. */
  readonly removed: Readonly<Record<string, number>>;
  /** By place: the id of a conversation, or of a thread's root. */
  readonly timelines: Readonly<Record<string, Timeline>>;
  /** By root: the threads that the reader follows, and others they have looked at. */
  readonly threads: Readonly<Record<string, ThreadReading>>;
  /** Whether a thread that is not among them is not followed. */
  readonly threadsComplete: boolean;
  /** The unread ones, the last first; no more than a bell counts. */
  readonly notifications: readonly NotificationMark[];
  readonly recent: RecentEvents;
  /** By conversation, then member: how far others have come, where that was asked for or told. */
  readonly receipts: Readonly<Record<string, Readonly<Record<string, MemberReceipt>>>>;
  /** By place: what the reader has begun to write, on whatever device; an empty text where that is gone. */
  readonly drafts: Readonly<Record<string, Draft>>;
  /** By message: what stands under it, where that was told or asked for. */
  readonly previews: Readonly<Record<string, KnownPreview>>;
  readonly presences: Readonly<Record<string, MemberPresence>>;
  /** By place, then member: until when (ms since the epoch) they count as typing. */
  readonly typing: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** This connection, as `presence.signal` wants it. */
  readonly connectionId: string | null;
}

/** The preview under a message, as it was at a place in the log. */
export interface KnownPreview {
  readonly preview: LinkPreview | null;
  readonly seq: number;
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
  /** `withinMs`: at a random moment until then, since many are told to fetch it at once. */
  | { readonly kind: "conversation"; readonly conversationId: string; readonly withinMs?: number }
  /** With those of its threads. */
  | { readonly kind: "timeline"; readonly conversationId: string }
  /** Where the reader stands in a thread. */
  | { readonly kind: "thread"; readonly rootId: string }
  /** The overview of threads. */
  | { readonly kind: "threads" }
  /** Without a conversation: of all groups. */
  | { readonly kind: "group-members"; readonly conversationId?: string }
  | { readonly kind: "groups" }
  /** With a message: only where it is among them. */
  | { readonly kind: "pins"; readonly conversationId: string; readonly messageId?: string }
  | { readonly kind: "saved"; readonly messageId?: string }
  /** The lists of notifications; with a message: only where it is among them. */
  | { readonly kind: "notifications"; readonly messageId?: string }
  /** Which notifications are unread. */
  | { readonly kind: "unread-notifications" }
  | { readonly kind: "scheduled" }
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
