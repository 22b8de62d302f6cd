import type { WorkspaceRole } from "@parley/api/server";
import type { LogRow } from "../events/log-entry.js";

/** One open event subscription, as the feed knows it. */
export interface Subscriber {
  readonly member: FeedMember;
  /** The rpc id its frames carry. */
  readonly rpcId: number;
  /** Whether the connection's unsent bytes are within bounds. */
  readonly writable: boolean;
  /** Puts frames on the wire, in order. */
  write(frames: Buffer): void;
  /** Holds writes back until `release`, so that several leave together. */
  hold(): void;
  release(): void;
  /** Closes the connection because its reader is too slow (SPEC R7) or must come back (SPEC R6). */
  drop(reason: "slow" | "reset"): void;
}

const NOBODY: readonly Subscriber[] = [];

/** Where somebody's sight begins in a conversation. */
export interface Place {
  /** The seq of their joining: events before it are not for them. */
  readonly joinedSeq: number;
  /** What was written before it they may not read, however it comes to them. */
  readonly historySeq: number;
}

/** A member of the workspace, while this node knows of conversations or connections of theirs. */
export class FeedMember {
  /** Conversations they are in now. */
  readonly joined = new Map<string, Place>();
  subscribers: readonly Subscriber[] = NOBODY;
  role: WorkspaceRole = "guest";
  /** Whether they are in the workspace now. */
  active = false;

  constructor(readonly id: string) {}
}

class FeedConversation {
  readonly members = new Set<FeedMember>();
  /** Whether somebody here may not read all of the history. */
  partial = false;
  /** An array, not a set: it is walked for every event, and changed rarely. */
  readonly online: Subscriber[] = [];

  remove(subscriber: Subscriber): void {
    const index = this.online.indexOf(subscriber);
    if (index < 0) return;
    const last = this.online.pop();
    if (last !== undefined && index < this.online.length) this.online[index] = last;
  }
}

/** Who is in which conversation of one workspace, as the log tells it, and who of them is connected (SPEC N3). */
export class Membership {
  private readonly members = new Map<string, FeedMember>();
  private readonly conversations = new Map<string, FeedConversation>();

  member(id: string): FeedMember {
    let member = this.members.get(id);
    if (member === undefined) {
      member = new FeedMember(id);
      this.members.set(id, member);
    }
    return member;
  }

  private conversation(id: string): FeedConversation {
    let conversation = this.conversations.get(id);
    if (conversation === undefined) {
      conversation = new FeedConversation();
      this.conversations.set(id, conversation);
    }
    return conversation;
  }

  setRole(memberId: string, role: WorkspaceRole): void {
    this.member(memberId).role = role;
  }

  setActive(memberId: string, active: boolean): void {
    this.member(memberId).active = active;
  }

  join(conversationId: string, memberId: string, place: Place): void {
    const member = this.member(memberId);
    const conversation = this.conversation(conversationId);
    member.joined.set(conversationId, place);
    if (place.historySeq > 0) conversation.partial = true;
    if (conversation.members.has(member)) return;
    conversation.members.add(member);
    conversation.online.push(...member.subscribers);
  }

  leave(conversationId: string, memberId: string): void {
    const member = this.member(memberId);
    const conversation = this.conversation(conversationId);
    member.joined.delete(conversationId);
    conversation.members.delete(member);
    for (const subscriber of member.subscribers) conversation.remove(subscriber);
  }

  attach(subscriber: Subscriber): void {
    const { member } = subscriber;
    // Spreading or pushing would keep room for sixteen more.
    member.subscribers = member.subscribers.concat([subscriber]);
    for (const conversationId of member.joined.keys()) this.conversation(conversationId).online.push(subscriber);
  }

  detach(subscriber: Subscriber): void {
    const { member } = subscriber;
    member.subscribers = member.subscribers.filter((other) => other !== subscriber);
    for (const conversationId of member.joined.keys()) this.conversation(conversationId).remove(subscriber);
  }

  *subscribers(): Iterable<Subscriber> {
    for (const member of this.members.values()) yield* member.subscribers;
  }

  /** Connected members of a conversation, each connection once. */
  online(conversationId: string): readonly Subscriber[] {
    return this.conversations.get(conversationId)?.online ?? NOBODY;
  }

  /** Members of a conversation, connected or not. */
  *membersOf(conversationId: string): Iterable<FeedMember> {
    yield* this.conversations.get(conversationId)?.members ?? [];
  }

  /** Who is in a conversation with a member, themselves included; those with more than `most` members do not count. */
  acquaintances(memberId: string, most: number): Set<string> {
    const people = new Set([memberId]);
    for (const conversationId of this.members.get(memberId)?.joined.keys() ?? []) {
      const members = this.conversations.get(conversationId)?.members;
      if (members === undefined || members.size > most) continue;
      for (const member of members) people.add(member.id);
    }
    return people;
  }

  /** Whether two members are in one conversation: what a guest may know of people. */
  share(member: FeedMember, otherId: string): boolean {
    if (member.id === otherId) return true;
    const other = this.members.get(otherId);
    if (other === undefined) return false;
    const [fewer, more] = member.joined.size < other.joined.size ? [member, other] : [other, member];
    for (const conversationId of fewer.joined.keys()) if (more.joined.has(conversationId)) return true;
    return false;
  }

  /**
   * The one rule of sight for events (SPEC W8, R4): by membership now, for replay and live alike. `entitySeq` is the
   * place of the message the event shows: an edit today of what was written before somebody's history begins is not for them.
   */
  sees(member: FeedMember, row: LogRow, entitySeq: number | null): boolean {
    if (row.memberId === member.id) return true;
    if (row.audience === "member") return false;
    if (row.audience === "workspace")
      return member.role !== "guest" || (row.entityId !== null && this.share(member, row.entityId));
    if (row.conversationId === null) return false;
    const place = member.joined.get(row.conversationId);
    return place !== undefined && row.seq >= place.joinedSeq && (entitySeq ?? row.seq) >= place.historySeq;
  }

  /** The connections an event goes to. */
  receivers(row: LogRow, entitySeq: number | null): readonly Subscriber[] {
    if (row.audience === "conversation") {
      const online = row.conversationId === null ? NOBODY : this.sighted(row, entitySeq);
      const own = row.memberId === null ? undefined : this.members.get(row.memberId);
      if (own === undefined || own.subscribers.length === 0 || own.joined.has(row.conversationId ?? "")) return online;
      return [...online, ...own.subscribers];
    }
    if (row.audience === "member") return row.memberId === null ? NOBODY : this.member(row.memberId).subscribers;
    return [...this.subscribers()].filter((subscriber) => this.sees(subscriber.member, row, entitySeq));
  }

  /** Those online who may see what the event shows; nearly always all of them, and then nobody is asked. */
  private sighted(row: LogRow, entitySeq: number | null): readonly Subscriber[] {
    const conversation = this.conversations.get(row.conversationId ?? "");
    if (conversation === undefined) return NOBODY;
    if (!conversation.partial || entitySeq === null || entitySeq === row.seq) return conversation.online;
    return conversation.online.filter((subscriber) => this.sees(subscriber.member, row, entitySeq));
  }
}
