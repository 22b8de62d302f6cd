import type { Message, ParleyClient } from "@parley/api";
import { aConversation, aMessage, idOf } from "../../../../packages/api/src/testing/factories.js";
import type { AppState } from "../load/app-state.js";
import { attempt } from "../load/attempt.js";
import type { Person } from "../load/person.js";
import type { ShownState } from "../load/shown-state.js";
import { Random } from "../random.js";

/** A call that somebody made: its procedure, and with what. */
export interface Made {
  path: string;
  input: Record<string, unknown>;
}

/** A client that notes every call and answers each with the same. */
function clientOf(made: Made[], answer: () => unknown): ParleyClient {
  const step = (path: string[]): unknown =>
    new Proxy(() => undefined, {
      get: (_target, name) => step([...path, String(name)]),
      apply: (_target, _self, [input]: [Record<string, unknown> | undefined]) => {
        made.push({ path: path.slice(0, -1).join("."), input: input ?? {} });
        return Promise.resolve().then(answer);
      },
    });
  return step([]) as ParleyClient;
}

const GROUP = aConversation({ id: idOf(5), kind: "group", role: "owner", memberCount: 9 });
export const MESSAGE: Message = aMessage({ id: idOf(10), conversationId: idOf(5), text: "hello" });

/**
 * Somebody in one group with one message, who follows the thread under it, has pinned and saved it, was notified once and has
 * written a message to be sent later. `answer` is what each of their calls comes to; it may throw.
 */
export function fakePerson(seed: number, answer: () => unknown = () => ({})) {
  const made: Made[] = [];
  const noted: unknown[][] = [];
  const note =
    (what: string) =>
    (...more: unknown[]) =>
      void noted.push([what, ...more]);
  const random = new Random(seed);
  const client = clientOf(made, answer);
  const app = {
    conversations: [GROUP],
    lastMessages: [MESSAGE],
    followed: [{ rootId: MESSAGE.id, conversationId: GROUP.id }],
    people: [idOf(1), idOf(2)],
    notificationIds: [idOf(20)],
    pins: { ids: [MESSAGE.id] },
    saved: { ids: [MESSAGE.id] },
    takeRead: note("read"),
    takeThread: note("thread"),
    takeDraft: note("draft"),
    unanswered: note("unanswered"),
  };
  const person: Person = {
    name: "ann 1",
    memberId: idOf(1),
    client,
    random,
    sender: { client, name: "ann 1", workspaceId: "w", onAttempt: note("attempt"), random: () => 0.5 },
    shown: { ids: [GROUP.id], lastMessageIds: [MESSAGE.id] } as unknown as ShownState,
    app: app as unknown as AppState,
    scheduledIds: [idOf(30)],
    place: { seq: 7, rid: 77 },
    sent: [{ draft: { conversationId: GROUP.id, nonce: idOf(40), text: "mine" }, message: MESSAGE }],
    isOver: () => true,
    call: (call) => attempt(call, 1_000),
    noteFound: note("found"),
    noteScheduled: note("scheduled"),
    noteCancelled: note("cancelled"),
    remember: note("remember"),
    forget: () => ({ draft: { conversationId: GROUP.id, nonce: idOf(40), text: "mine" }, message: MESSAGE }),
  };
  return { person, made, noted };
}

/** Somebody who has not been told anything yet. */
export function nobodyYet(seed: number) {
  const { person, made } = fakePerson(seed, () => ({ messages: [] }));
  return { person: { ...person, shown: null, app: null, sent: [], scheduledIds: [], forget: () => undefined }, made };
}
