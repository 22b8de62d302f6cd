import { type Member, parseMentions, type SharedMessage } from "@parley/api";
import type { Change, ClientState, Refetch } from "../../sync/state/client-state.js";
import type { EventOf, EventReducers } from "../../sync/state/reducers.js";

/** Takes in people; a newer state of one wins. The same object comes back when nothing is new. */
export function mergeMembers(known: ClientState["members"], members: readonly Member[]): ClientState["members"] {
  const newer = members.filter((member) => member.rev > (known[member.id]?.rev ?? -1));
  return newer.length === 0 ? known : { ...known, ...Object.fromEntries(newer.map((member) => [member.id, member])) };
}

function withMember(state: ClientState, member: Member): Change {
  const members = mergeMembers(state.members, [member]);
  if (members === state.members) return {};
  const own = member.id === state.meId ? { workspace: { ...state.workspace, role: member.role } } : {};
  return { patch: { members, ...own } };
}

function changeMember(state: ClientState, { member }: { member: Member }): Change {
  return { ...withMember(state, member), refetch: [{ kind: "directory" }] };
}

/** The ids of everybody a message shows; those it names who are not there among them. */
export function getPeopleOf(message: SharedMessage): string[] {
  const subject = message.system && "memberId" in message.system ? [message.system.memberId] : [];
  const named = message.text.includes("<@") ? parseMentions(message.text) : [];
  return [...new Set([message.authorId, ...message.mentions, ...named, ...subject])];
}

function askForStrangers(state: ClientState, { message }: EventOf<"message.sent" | "message.edited">): Change {
  const strangers = [...new Set(getPeopleOf(message))].filter((id) => !state.members[id]);
  return { refetch: strangers.map((memberId): Refetch => ({ kind: "member", memberId })) };
}

/** The people's part in events. */
export const memberReducers: EventReducers = {
  "member.joined": changeMember,
  "member.changed": changeMember,
  "member.deactivated": changeMember,
  "conversation.joined": (state, { member }) => withMember(state, member),
  "message.sent": askForStrangers,
  "message.edited": askForStrangers,
};
