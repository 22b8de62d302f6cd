import type { Conversation, MessagesListOutput, ReactionOutput, ReadState } from "@parley/api";
import fc from "fast-check";
import { expect, test } from "vitest";
import { receiveConversation } from "../features/conversations/receive-conversation.js";
import { mergePage } from "../features/messages/merge-page.js";
import { receiveReactions } from "../features/reactions/receive-reactions.js";
import { createBootstrap, GROUP } from "../testing/factories";
import { type Call, ModelServer } from "../testing/model-server";
import { applyEvent, applySignal } from "./apply-event";
import type { Applied, ClientState, Refetch } from "./state/client-state.js";
import { createClientState } from "./state/create-client-state.js";

/** Something on its way: asked, then answered by the server, then received, with anything happening in between. */
type Fetch =
  | { kind: "conversation"; requestedAt: number; answer?: Conversation }
  | { kind: "page"; requestedAt: number; answer?: MessagesListOutput };

const call = fc.constantFrom<Call>("nobody", "nobody", "me", "everyone", "here", "elsewhere");

const step = fc.oneof(
  fc.record({ do: fc.constant("send" as const), byMe: fc.boolean(), call }),
  fc.record({ do: fc.constant("edit" as const), index: fc.nat(30), call }),
  fc.record({ do: fc.constant("delete" as const), index: fc.nat(30) }),
  fc.record({
    do: fc.constant("react" as const),
    index: fc.nat(30),
    byMe: fc.boolean(),
    emoji: fc.constantFrom("👍", "❤️", "🎉"),
  }),
  fc.record({ do: fc.constant("reacted" as const) }),
  fc.record({ do: fc.constant("move" as const), index: fc.nat(30), unread: fc.boolean() }),
  fc.record({ do: fc.constant("events" as const), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant("signal" as const) }),
  fc.record({ do: fc.constant("ask" as const), kind: fc.constantFrom("conversation" as const, "page" as const) }),
  fc.record({ do: fc.constant("answer" as const) }),
  fc.record({ do: fc.constant("receive" as const) }),
);

class Client {
  state: ClientState;
  readonly fetches: Fetch[] = [];
  readonly signals: ReadState[] = [];
  /** Answers to one's own reactions. */
  readonly reacted: ReactionOutput[] = [];

  constructor(private readonly server: ModelServer) {
    this.state = createClientState(createBootstrap({ seq: server.head, conversations: [server.conversation()] }));
  }

  take({ state, refetch }: Applied): void {
    this.state = state;
    for (const wanted of refetch) this.ask(wanted);
  }

  ask(wanted: Refetch): void {
    if (wanted.kind === "conversation") this.fetches.push({ kind: "conversation", requestedAt: this.state.seq });
  }

  applyEvents(count: number): void {
    for (const event of this.server.eventsAfter(this.state.seq).slice(0, count))
      this.take(applyEvent(this.state, event));
  }

  applyOldestSignal(): void {
    const signal = this.signals.shift();
    if (signal) this.take(applySignal(this.state, { type: "read", ...signal }, 0));
  }

  receiveReacted(): void {
    const answer = this.reacted.shift();
    if (answer) this.state = receiveReactions(this.state, answer);
  }

  answerOldest(): void {
    const open = this.fetches.find((fetch) => fetch.answer === undefined);
    if (open?.kind === "conversation") open.answer = this.server.conversation();
    if (open?.kind === "page") open.answer = this.server.newestPage(5);
  }

  receiveOldest(): void {
    const [first] = this.fetches;
    if (!first?.answer) return;
    this.fetches.shift();
    if (first.kind === "conversation") {
      this.take(receiveConversation(this.state, first.answer, first.requestedAt));
      return;
    }
    const received = {
      conversationId: GROUP,
      page: first.answer,
      anchor: "window",
      requestedAt: first.requestedAt,
    } as const;
    const merged = mergePage(this.state, received);
    if (merged !== "stale") this.state = merged;
  }

  /** Lets everything arrive. */
  settle(): void {
    for (let rounds = 0; rounds < 50; rounds += 1) {
      this.applyEvents(Number.POSITIVE_INFINITY);
      while (this.signals.length > 0) this.applyOldestSignal();
      while (this.reacted.length > 0) this.receiveReacted();
      if (this.fetches.length === 0) return;
      this.answerOldest();
      this.receiveOldest();
    }
    throw new Error("The client never comes to rest.");
  }
}

test("whatever overtakes what, in the end the client knows what a fresh snapshot would tell [F4.2]", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const server = new ModelServer();
      for (let count = 0; count < 4; count += 1) server.send(count % 2 === 0, count === 1 ? "me" : "nobody");
      const client = new Client(server);
      for (const one of steps) {
        if (one.do === "send") server.send(one.byMe, one.call);
        else if (one.do === "edit") server.edit(one.index, one.call);
        else if (one.do === "delete") server.delete(one.index);
        else if (one.do === "react") {
          const answer = server.react(one.index, one.byMe, one.emoji);
          if (answer && one.byMe) client.reacted.push(answer);
        } else if (one.do === "reacted") client.receiveReacted();
        else if (one.do === "events") client.applyEvents(one.count);
        else if (one.do === "signal") client.applyOldestSignal();
        else if (one.do === "answer") client.answerOldest();
        else if (one.do === "receive") client.receiveOldest();
        else if (one.do === "ask") client.fetches.push({ kind: one.kind, requestedAt: client.state.seq });
        else {
          const read = server.moveCursor(one.index, one.unread);
          if (read) client.signals.push(read);
        }
      }
      client.settle();

      const known = client.state.conversations[GROUP];
      expect(known).toEqual(server.conversation());
      const shown = client.state.timelines[GROUP]?.items ?? [];
      expect(shown).toEqual(shown.length === 0 ? [] : server.timeline.slice(-shown.length));
    }),
    { numRuns: 2_000, seed: 20_261_121 },
  );
});
