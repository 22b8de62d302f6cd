import { isDeepStrictEqual } from "node:util";
import { type Conversation, isHidden, isInTimeline, type LogEvent } from "@parley/api";

/** The last message of a conversation as a list of conversations shows it. */
interface LastMessage {
  id: string;
  seq: number;
  rev: number;
  text: string;
  /** How many people have which emoji on it. */
  reactions: Record<string, number>;
}
interface ShownConversation {
  rev: number;
  memberCount: number;
  archived: boolean;
  last: LastMessage | null;
}

function lastOf({ lastMessage }: Conversation): LastMessage | null {
  if (lastMessage === null) return null;
  const { id, seq, rev, text, reactions } = lastMessage;
  return { id, seq, rev, text, reactions: Object.fromEntries(reactions.map(({ emoji, count }) => [emoji, count])) };
}

const shownOf = (conversation: Conversation): ShownConversation => ({
  rev: conversation.rev,
  memberCount: conversation.memberCount,
  archived: conversation.archivedAt !== null,
  last: lastOf(conversation),
});

/**
 * What a client shows of its conversations, kept current by events alone, as an app would keep it. What it cannot know
 * without asking (a conversation it came into later has a past) it does not claim.
 */
export class ShownState {
  private readonly conversations = new Map<string, ShownConversation>();
  /** Conversations an app would have to fetch. */
  private readonly unknown = new Set<string>();

  constructor(
    private readonly memberId: string,
    snapshot: readonly Conversation[],
  ) {
    for (const conversation of snapshot) {
      // One that is hidden comes along for as long as a thread in it is unread.
      if (isHidden(conversation)) this.unknown.add(conversation.id);
      else this.conversations.set(conversation.id, shownOf(conversation));
    }
  }

  apply(event: LogEvent): void {
    if ("message" in event) this.message(event);
    else if ("emoji" in event) this.reaction(event);
    else if ("conversation" in event) this.conversation(event);
    else if (event.type === "preference.changed") this.preference(event);
    else if (event.type === "conversation.joined" || event.type === "conversation.left") this.people(event);
  }

  private message({ message }: Extract<LogEvent, { message: unknown }>): void {
    const shown = this.conversations.get(message.conversationId);
    if (shown === undefined) {
      // Hidden when the snapshot was made, and back in the list by this; by a reply until its thread is read.
      this.unknown.add(message.conversationId);
      return;
    }
    if (!isInTimeline(message)) return;
    const { id, seq, rev, text, deletedAt } = message;
    const { last } = shown;
    if (last === null || seq > last.seq) shown.last = { id, seq, rev, text, reactions: {} };
    else if (id === last.id && rev >= last.rev)
      shown.last = { id, seq, rev, text, reactions: deletedAt === null ? last.reactions : {} };
  }

  private reaction({ conversationId, messageId, emoji, count }: Extract<LogEvent, { emoji: string }>): void {
    const last = this.conversations.get(conversationId)?.last;
    if (last?.id !== messageId) return;
    if (count > 0) last.reactions[emoji] = count;
    else delete last.reactions[emoji];
  }

  private conversation({ conversation }: Extract<LogEvent, { conversation: unknown }>): void {
    const { id, rev, memberCount, archivedAt, deletedAt } = conversation;
    if (deletedAt !== null) {
      this.conversations.delete(id);
      this.unknown.delete(id);
      return;
    }
    const shown = this.conversations.get(id);
    if (shown === undefined) this.unknown.add(id);
    else if (rev >= shown.rev) Object.assign(shown, { rev, memberCount, archived: archivedAt !== null });
  }

  /** One that is hidden is out of the list until somebody writes there: it would be fetched then. */
  private preference(event: Extract<LogEvent, { type: "preference.changed" }>): void {
    if (event.scope !== "conversation" || event.preferences.hiddenAt === null) return;
    if (this.conversations.delete(event.conversationId)) this.unknown.add(event.conversationId);
  }

  private people(event: Extract<LogEvent, { type: "conversation.joined" | "conversation.left" }>): void {
    const { conversationId, memberId, memberCount } = event;
    if (memberId === this.memberId) {
      this.conversations.delete(conversationId);
      if (event.type === "conversation.joined") this.unknown.add(conversationId);
      else this.unknown.delete(conversationId);
      return;
    }
    const shown = this.conversations.get(conversationId);
    if (shown !== undefined) shown.memberCount = memberCount;
  }

  /** Whether this conversation is one the member is in now, as far as they were told. */
  has(conversationId: string): boolean {
    return this.conversations.has(conversationId) || this.unknown.has(conversationId);
  }

  /** All conversations the member is in now. */
  get ids(): string[] {
    return [...this.conversations.keys(), ...this.unknown];
  }

  /** The last message of each conversation, as far as they are known. */
  get lastMessageIds(): string[] {
    return [...this.conversations.values()].flatMap(({ last }) => last?.id ?? []);
  }

  /**
   * Where it differs from a fresh snapshot, as a sentence; `undefined` when it does not. Only one that `isWhole` says what
   * there no longer is.
   */
  differenceTo(fresh: readonly Conversation[], isWhole = false): string | undefined {
    const there = new Set(fresh.map(({ id }) => id));
    const gone = isWhole ? [...this.conversations.keys()].find((id) => !there.has(id)) : undefined;
    if (gone !== undefined) return `${gone} is shown, and is none of theirs`;
    for (const conversation of fresh) {
      if (this.unknown.has(conversation.id)) continue;
      const shown = this.conversations.get(conversation.id);
      const wanted = shownOf(conversation);
      if (!isDeepStrictEqual(shown, wanted))
        return `${conversation.id} is ${JSON.stringify(shown) ?? "not there"} instead of ${JSON.stringify(wanted)}`;
    }
    return undefined;
  }
}
