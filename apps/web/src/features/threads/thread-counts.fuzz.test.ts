import { countsAsUnreadReply, type LogEvent, type Message, mentionsMember, type ThreadState } from "@parley/api";
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEvent, applySignal } from "../../sync/apply-event";
import type { Applied, ClientState } from "../../sync/state/client-state.js";
import { createClientState } from "../../sync/state/create-client-state.js";
import {
  createBootstrap,
  createMessage,
  createThreadState,
  deleteMessage,
  GROUP,
  idOf,
  ME,
  shareMessage,
  TIM,
} from "../../testing/factories";
import { type Call, toMentions } from "../../testing/model-server";
import { receiveThreadState } from "./receive-thread-state.js";

const ROOT = idOf(77);

/** One thread and one reader of it: the truth that a client's counts are compared with. */
class ThreadServer {
  head = 10;
  private readSeq = 10;
  private readRev = 10;
  private following = true;
  private readonly replies = new Map<string, Message>();
  /** Replies that called the reader as one of those who were connected. */
  private readonly here = new Set<string>();
  private readonly log: { seq: number; type: LogEvent["type"]; messageId?: string }[] = [];

  reply(byMe: boolean, call: Call, alsoToConversation: boolean): void {
    this.head += 1;
    const authorId = byMe ? ME : TIM;
    const place = { threadRootId: ROOT, alsoToConversation };
    const message = createMessage({
      seq: this.head,
      id: idOf(20_000 + this.head),
      authorId,
      ...toMentions(call),
      ...place,
    });
    if (call === "here") this.here.add(message.id);
    this.replies.set(message.id, message);
    this.log.push({ seq: this.head, type: "message.sent", messageId: message.id });
  }

  delete(index: number): void {
    const message = [...this.replies.values()][index];
    if (!message || message.deletedAt !== null) return;
    this.head += 1;
    this.replies.set(message.id, deleteMessage(message, this.head));
    this.log.push({ seq: this.head, type: "message.deleted", messageId: message.id });
  }

  toggle(): void {
    this.head += 1;
    this.following = !this.following;
    this.readRev = Math.max(this.readRev + 1, this.head);
    if (this.following) this.readSeq = this.head - 1;
    this.log.push({ seq: this.head, type: this.following ? "thread.followed" : "thread.unfollowed" });
  }

  /** What the reader's devices are told; nothing when the cursor stays. */
  markRead(back: number): ThreadState | undefined {
    const target = this.head - back;
    if (!this.following || target <= this.readSeq) return undefined;
    this.readSeq = target;
    this.readRev = Math.max(this.readRev + 1, this.head);
    return this.standing();
  }

  standing(): ThreadState {
    const { following, readSeq, readRev, head: headSeq } = this;
    const reader = { memberId: ME, readSeq };
    const unread = [...this.replies.values()].filter((message) => following && countsAsUnreadReply(message, reader));
    const mentioned = (message: Message) => mentionsMember(message, ME);
    const mentionCount = unread.filter((message) =>
      mentioned(message) === "ask" ? this.here.has(message.id) : mentioned(message),
    ).length;
    return createThreadState(ROOT, { following, readSeq, readRev, headSeq, unreadCount: unread.length, mentionCount });
  }

  /** Each event shows the present state (SPEC W7). */
  eventsAfter(seq: number): LogEvent[] {
    const place = { at: "2026-11-21T09:00:00.000Z", conversationId: GROUP };
    return this.log
      .filter((entry) => entry.seq > seq)
      .map((entry): LogEvent => {
        const message = this.replies.get(entry.messageId ?? "");
        if (message)
          return { ...place, seq: entry.seq, type: entry.type as "message.sent", message: shareMessage(message) };
        return { ...place, seq: entry.seq, type: entry.type as "thread.followed", thread: this.standing() };
      });
  }
}

const call = fc.constantFrom<Call>("nobody", "nobody", "me", "everyone", "here", "elsewhere");

const step = fc.oneof(
  fc.record({ do: fc.constant("reply" as const), byMe: fc.boolean(), call, also: fc.boolean() }),
  fc.record({ do: fc.constant("delete" as const), index: fc.nat(20) }),
  fc.record({ do: fc.constant("toggle" as const) }),
  fc.record({ do: fc.constant("read" as const), back: fc.nat(4) }),
  fc.record({ do: fc.constant("events" as const), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constantFrom("signal" as const, "ask" as const, "answer" as const) }),
);

test("whatever overtakes what, in the end the client's counts of a thread are the server's [F4.1] [F4.2]", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
      const server = new ThreadServer();
      let state: ClientState = createClientState(createBootstrap({ seq: 10, threads: [server.standing()] }));
      const signals: ThreadState[] = [];
      const answers: ThreadState[] = [];
      const take = (applied: Applied) => {
        state = applied.state;
        if (applied.refetch.some(({ kind }) => kind === "thread")) answers.push(server.standing());
      };
      const play = (count: number) => {
        for (const event of server.eventsAfter(state.seq).slice(0, count)) take(applyEvent(state, event));
      };
      const hear = () => {
        const signal = signals.shift();
        if (signal) take(applySignal(state, { type: "thread-read", ...signal }, 0));
      };
      const receive = () => {
        const answer = answers.shift();
        if (answer) take(receiveThreadState(state, answer));
      };
      for (const one of steps) {
        if (one.do === "reply") server.reply(one.byMe, one.call, one.also);
        else if (one.do === "delete") server.delete(one.index);
        else if (one.do === "toggle") server.toggle();
        else if (one.do === "events") play(one.count);
        else if (one.do === "signal") hear();
        else if (one.do === "ask") answers.push(server.standing());
        else if (one.do === "answer") receive();
        else if (one.do === "read") {
          const read = server.markRead(one.back);
          if (read) signals.push(read);
        }
      }
      play(Number.POSITIVE_INFINITY);
      while (signals.length + answers.length > 0) {
        hear();
        receive();
      }
      const { headSeq: _, ...expected } = server.standing();
      expect(state.threads[ROOT]).toMatchObject(expected);
    }),
    { numRuns: 2_000, seed: 20_261_122 },
  );
});
