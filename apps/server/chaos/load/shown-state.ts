import type { Conversation, LogEvent } from "@parley/api";

/** The last message of a conversation as a list of conversations shows it. */
interface LastMessage {
  id: string;
  seq: number;
  rev: number;
  text: string;
}
interface ShownConversation {
  rev: number;
  memberCount: number;
  archived: boolean;
  last: LastMessage | null;
}

function lastOf({ lastMessage }: Conversation): LastMessage | null {
  if (lastMessage === null) return null;
  const { id, seq, rev, text } = lastMessage;
  return { id, seq, rev, text };
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
    for (const conversation of snapshot) this.conversations.set(conversation.id, shownOf(conversation));
  }

  apply(event: LogEvent): void {
    if ("message" in event) this.message(event);
    else if ("conversation" in event) this.conversation(event);
    else if (event.type === "conversation.joined" || event.type === "conversation.left") this.people(event);
  }

  private message({ message }: Extract<LogEvent, { message: unknown }>): void {
    const shown = this.conversations.get(message.conversationId);
    if (shown === undefined) return;
    const { id, seq, rev, text } = message;
    if (shown.last === null || seq > shown.last.seq || (id === shown.last.id && rev >= shown.last.rev))
      shown.last = { id, seq, rev, text };
  }

  private conversation({ conversation }: Extract<LogEvent, { conversation: unknown }>): void {
    const { id, rev, memberCount, archivedAt } = conversation;
    const shown = this.conversations.get(id);
    if (shown === undefined) this.unknown.add(id);
    else if (rev >= shown.rev) Object.assign(shown, { rev, memberCount, archived: archivedAt !== null });
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

  /** Where it differs from a fresh snapshot, as a sentence; `undefined` when it does not. */
  differenceTo(fresh: readonly Conversation[]): string | undefined {
    for (const conversation of fresh) {
      if (this.unknown.has(conversation.id)) continue;
      const shown = this.conversations.get(conversation.id);
      const wanted = JSON.stringify(shownOf(conversation));
      if (JSON.stringify(shown) !== wanted)
        return `${conversation.id} is ${JSON.stringify(shown) ?? "not there"} instead of ${wanted}`;
    }
    return undefined;
  }
}
