import type { Conversation, LogEvent, Message, MessagesListOutput, ReadState } from "@parley/api";
import { countsAsUnread } from "@parley/api";
import { createConversation, createMessage, deleteMessage, GROUP, idOf, ME, shareMessage, TIM } from "./factories";

interface LogEntry {
  readonly seq: number;
  readonly type: "message.sent" | "message.edited" | "message.deleted";
  readonly messageId: string;
}

/** A server in memory with one conversation and one reader: the truth that a client's state is compared with. */
export class ModelServer {
  head = 10;
  private readonly log: LogEntry[] = [];
  private readonly messages = new Map<string, Message>();
  private readSeq = 0;
  private readRev = 1;

  /** Everything told by now, oldest first. */
  get timeline(): Message[] {
    return [...this.messages.values()].sort((one, other) => one.seq - other.seq);
  }

  send(byMe: boolean, mentionsMe: boolean): void {
    this.head += 1;
    const message = createMessage({
      seq: this.head,
      id: idOf(10_000 + this.head),
      authorId: byMe ? ME : TIM,
      mentions: mentionsMe ? [ME] : [],
    });
    this.messages.set(message.id, message);
    this.log.push({ seq: this.head, type: "message.sent", messageId: message.id });
  }

  edit(index: number, mentionsMe: boolean): void {
    const message = this.pick(index);
    if (!message || message.deletedAt !== null) return;
    this.head += 1;
    const text = `edited at ${this.head}`;
    this.messages.set(message.id, { ...message, rev: this.head, text, mentions: mentionsMe ? [ME] : [] });
    this.log.push({ seq: this.head, type: "message.edited", messageId: message.id });
  }

  delete(index: number): void {
    const message = this.pick(index);
    if (!message || message.deletedAt !== null) return;
    this.head += 1;
    this.messages.set(message.id, deleteMessage(message, this.head));
    this.log.push({ seq: this.head, type: "message.deleted", messageId: message.id });
  }

  /** Moves the cursor to a message, or just before it; gives what the reader's devices are told. */
  moveCursor(index: number, unread: boolean): ReadState | undefined {
    const message = this.pick(index);
    if (!message) return undefined;
    const readSeq = unread ? message.seq - 1 : Math.max(this.readSeq, message.seq);
    if (readSeq !== this.readSeq) {
      this.readSeq = readSeq;
      this.readRev += 1;
    }
    return { conversationId: GROUP, readSeq, readRev: this.readRev, headSeq: this.head, ...this.count() };
  }

  /** The log behind a seq. As in the real one, each event shows the present state of its message (SPEC W7). */
  eventsAfter(seq: number): LogEvent[] {
    return this.log
      .filter((entry) => entry.seq > seq)
      .map(({ seq: at, type, messageId }) => {
        const message = this.messages.get(messageId);
        if (!message) throw new Error("The log names an unknown message.");
        return { type, seq: at, at: message.createdAt, conversationId: GROUP, message: shareMessage(message) };
      });
  }

  conversation(): Conversation {
    const lastMessage = this.timeline.at(-1) ?? null;
    return createConversation({
      lastMessage,
      ...(lastMessage && { lastActivityAt: lastMessage.createdAt }),
      readSeq: this.readSeq,
      readRev: this.readRev,
      ...this.count(),
    });
  }

  newestPage(limit: number): MessagesListOutput {
    const all = this.timeline;
    return { items: all.slice(-limit), hasOlder: all.length > limit, hasNewer: false };
  }

  private count(): { unreadCount: number; mentionCount: number } {
    const reader = { memberId: ME, readSeq: this.readSeq };
    const unread = this.timeline.filter((message) => countsAsUnread(message, reader));
    return {
      unreadCount: unread.length,
      mentionCount: unread.filter(({ mentions }) => mentions.includes(ME)).length,
    };
  }

  private pick(index: number): Message | undefined {
    const all = this.timeline;
    return all.length === 0 ? undefined : all[index % all.length];
  }
}
