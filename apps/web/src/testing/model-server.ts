import type {
  Conversation,
  LogEvent,
  Message,
  MessagesListOutput,
  ReactionEvent,
  ReactionOutput,
  ReadState,
} from "@parley/api";
import { countsAsUnread, mentionsMember } from "@parley/api";
import { createConversation, createMessage, deleteMessage, GROUP, idOf, ME, shareMessage, TIM } from "./factories";

type LogEntry = { readonly seq: number; readonly messageId: string } & (
  | { readonly type: "message.sent" | "message.edited" | "message.deleted" }
  | { readonly type: ReactionEvent["type"]; readonly emoji: string; readonly memberId: string }
);

/** One emoji on one message. */
interface Tally {
  readonly members: Set<string>;
  sinceSeq: number;
}

/** Whom a message calls: nobody, the reader, or those who are connected, the reader among them or not. */
export type Call = "nobody" | "me" | "everyone" | "here" | "elsewhere";

/** What a message carries of a call. */
export function toMentions(call: Call): Pick<Message, "mentions" | "broadcast"> {
  const broadcast = call === "everyone" ? call : call === "here" || call === "elsewhere" ? "here" : null;
  return { mentions: call === "me" ? [ME] : [], broadcast };
}

/** A server in memory with one conversation and one reader: the truth that a client's state is compared with. */
export class ModelServer {
  head = 10;
  private readonly log: LogEntry[] = [];
  private readonly messages = new Map<string, Message>();
  private readonly tallies = new Map<string, Map<string, Tally>>();
  /** Of each message that has called those connected: whether the reader was. */
  private readonly here = new Map<string, boolean>();
  private readSeq = 0;
  private readRev = 1;
  private seenSeq = 0;

  /** Everything told by now, oldest first. */
  get timeline(): Message[] {
    return [...this.messages.values()].sort((one, other) => one.seq - other.seq);
  }

  send(byMe: boolean, call: Call): void {
    this.head += 1;
    const message = createMessage({
      seq: this.head,
      id: idOf(10_000 + this.head),
      authorId: byMe ? ME : TIM,
      ...toMentions(call),
    });
    this.keepHere(message.id, call);
    this.messages.set(message.id, message);
    this.log.push({ seq: this.head, type: "message.sent", messageId: message.id });
  }

  edit(index: number, call: Call): void {
    const message = this.pick(index);
    if (!message || message.deletedAt !== null) return;
    this.head += 1;
    const text = `edited at ${this.head}`;
    this.keepHere(message.id, call);
    this.messages.set(message.id, { ...message, rev: this.head, text, ...toMentions(call) });
    this.log.push({ seq: this.head, type: "message.edited", messageId: message.id });
  }

  delete(index: number): void {
    const message = this.pick(index);
    if (!message || message.deletedAt !== null) return;
    this.head += 1;
    this.messages.set(message.id, deleteMessage(message, this.head));
    this.log.push({ seq: this.head, type: "message.deleted", messageId: message.id });
  }

  /** Puts an emoji on a message or takes it back, whichever is next; gives what its doer is answered. */
  react(index: number, byMe: boolean, emoji: string): ReactionOutput | undefined {
    const message = this.pick(index);
    if (!message || message.deletedAt !== null) return undefined;
    const memberId = byMe ? ME : TIM;
    const { members, ...tally } = this.tallies.get(message.id)?.get(emoji) ?? { members: new Set(), sinceSeq: 0 };
    const adds = !members.has(memberId);
    this.head += 1;
    const after = new Set(adds ? [...members, memberId] : [...members].filter((id) => id !== memberId));
    const sinceSeq = members.size === 0 ? this.head : tally.sinceSeq;
    const all = new Map(this.tallies.get(message.id)).set(emoji, { members: after, sinceSeq });
    this.tallies.set(message.id, all);
    const reactions = [...all]
      .filter(([, one]) => one.members.size > 0)
      .map(([key, one]) => ({ emoji: key, count: one.members.size, mine: one.members.has(ME), sinceSeq: one.sinceSeq }))
      .sort((one, other) => one.sinceSeq - other.sinceSeq);
    this.messages.set(message.id, { ...message, reactions, reactionsRev: this.head });
    const type = adds ? "reaction.added" : "reaction.removed";
    this.log.push({ seq: this.head, type, messageId: message.id, emoji, memberId });
    return { conversationId: GROUP, messageId: message.id, reactions, reactionsRev: this.head };
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
    this.seenSeq = Math.max(this.seenSeq, readSeq);
    const { readRev, seenSeq } = this;
    return { conversationId: GROUP, readSeq, readRev, seenSeq, headSeq: this.head, ...this.count() };
  }

  /**
   * The log behind a seq. As in the real one, each event shows the present state of its message or reaction (SPEC W7), and
   * reactions to what was deleted are not told.
   */
  eventsAfter(seq: number): LogEvent[] {
    return this.log
      .filter((entry) => entry.seq > seq)
      .flatMap((entry): LogEvent[] => {
        const message = this.messages.get(entry.messageId);
        if (!message) throw new Error("The log names an unknown message.");
        const place = { seq: entry.seq, at: message.createdAt, conversationId: GROUP };
        if (!("emoji" in entry)) return [{ ...place, type: entry.type, message: shareMessage(message) }];
        const tally = this.tallies.get(message.id)?.get(entry.emoji);
        if (!tally || message.deletedAt !== null) return [];
        const { emoji, memberId } = entry;
        const counted = { emoji, memberId, count: tally.members.size, sinceSeq: tally.sinceSeq };
        return [{ ...place, type: entry.type, messageId: message.id, messageSeq: message.seq, ...counted }];
      });
  }

  conversation(): Conversation {
    const lastMessage = this.timeline.at(-1) ?? null;
    return createConversation({
      lastMessage,
      ...(lastMessage && { lastActivityAt: lastMessage.createdAt }),
      readSeq: this.readSeq,
      readRev: this.readRev,
      seenSeq: this.seenSeq,
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
      mentionCount: unread.filter((message) => this.mentionsMe(message)).length,
    };
  }

  private keepHere(messageId: string, call: Call): void {
    if (toMentions(call).broadcast === "here" && !this.here.has(messageId)) this.here.set(messageId, call === "here");
  }

  private mentionsMe(message: Message): boolean {
    const mentioned = mentionsMember(message, ME);
    return mentioned === "ask" ? this.here.get(message.id) === true : mentioned;
  }

  private pick(index: number): Message | undefined {
    const all = this.timeline;
    return all.length === 0 ? undefined : all[index % all.length];
  }
}
