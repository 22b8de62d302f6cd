import type { Conversation } from "@parley/api";
import {
  type Applied,
  type Change,
  type ClientState,
  getCounting,
  type Refetch,
} from "../../sync/state/client-state.js";
import { gather } from "../../sync/state/gather.js";
import { getPeopleOf } from "../members/apply.js";
import { withNews } from "../messages/merge-page.js";
import { dismissRead } from "../notifications/apply.js";

/**
 * Takes in the answer of `conversations.get`, `list` or a change. The answer tells no place in the log: what events said
 * while it was on its way stands, and the conversation is asked for again.
 *
 * @param requestedAt `state.seq` when it was asked for
 */
export function receiveConversation(state: ClientState, answer: Conversation, requestedAt: number): Applied {
  if ((state.removed[answer.id] ?? -1) > requestedAt || answer.deletedAt !== null) return { state, refetch: [] };
  const known = state.conversations[answer.id];
  const counting = getCounting(state, answer.id);
  const shared = known && known.rev > answer.rev ? known : answer;
  const overtaken = known !== undefined && (counting.touched > requestedAt || known.readRev > answer.readRev);
  const personal = overtaken ? known : answer;
  const conversation: Conversation = {
    ...shared,
    lastMessage: personal.lastMessage && withNews(state, personal.lastMessage),
    lastActivityAt: personal.lastActivityAt,
    unreadCount: personal.unreadCount,
    mentionCount: personal.mentionCount,
    readSeq: personal.readSeq,
    readRev: personal.readRev,
    seenSeq: personal.seenSeq,
    role: answer.role,
    preferences: known && known.preferences.rev > answer.preferences.rev ? known.preferences : answer.preferences,
  };
  const through = Math.max(requestedAt, answer.lastMessage?.seq ?? 0);
  const taken: Change = {
    patch: {
      conversations: { ...state.conversations, [answer.id]: conversation },
      ...(!overtaken && { counting: { ...state.counting, [answer.id]: { ...counting, through, uncertain: true } } }),
    },
    refetch: [
      ...(overtaken ? [{ kind: "conversation", conversationId: answer.id } as const] : []),
      ...strangersIn(state, answer),
    ],
  };
  return gather(state, [taken, dismissRead(state, { ...answer, conversationId: answer.id })]);
}

/** Everybody the conversation names and the client does not know yet. */
function strangersIn(state: ClientState, { createdBy, participantIds, lastMessage }: Conversation): Refetch[] {
  const named = [createdBy, ...participantIds, ...(lastMessage ? getPeopleOf(lastMessage) : [])];
  return [...new Set(named)].filter((id) => !state.members[id]).map((memberId) => ({ kind: "member", memberId }));
}
