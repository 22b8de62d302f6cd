import type { ParleyClient, SearchQueryOutput } from "@parley/api";
import type { WorkspaceStore } from "../../sync/workspace-store";
import { receiveConversation } from "../conversations/receive-conversation.js";
import { getPeopleOf } from "../members/apply.js";
import { receiveMembers } from "../members/receive-members.js";

/** What is needed to learn of conversations and people. */
export interface TakeUnknownDeps {
  readonly client: Pick<ParleyClient, "conversations" | "members">;
  readonly store: WorkspaceStore;
}

/**
 * Fetches the conversations and people that results are about and the state does not hold yet, so that they show by name.
 * What cannot be fetched is left out: opening a result asks again, and tells.
 */
export async function takeUnknown({ client, store }: TakeUnknownDeps, found: SearchQueryOutput): Promise<void> {
  const { conversations, members } = store.get();
  const places = found.messages.map(({ conversationId }) => conversationId).filter((id) => !conversations[id]);
  const own = found.conversations.map(({ id }) => id).filter((id) => !conversations[id]);
  const people = [
    ...found.messages.flatMap(getPeopleOf),
    ...found.conversations.flatMap(({ participantIds }) => participantIds),
  ].filter((id) => !members[id]);
  const takePlace = async (conversationId: string) => {
    const requestedAt = store.get().seq;
    const { conversation } = await client.conversations.get.query({ conversationId });
    store.update((state) => receiveConversation(state, conversation, requestedAt));
  };
  const takePeople = async () => {
    if (people.length === 0) return;
    const known = await client.members.get.query({ memberIds: [...new Set(people)] });
    store.update((state) => receiveMembers(state, known.members));
  };
  await Promise.allSettled([takePeople(), ...[...new Set([...places, ...own])].map(takePlace)]);
}
