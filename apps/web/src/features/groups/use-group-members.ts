import type { GroupMember } from "@parley/api";
import { getQueryKey } from "@trpc/react-query";
import { trpc } from "../../lib/trpc";
import { type ListPages, useListPages } from "../../lib/use-list-pages";
import { useWorkspaceSession } from "../workspaces/workspace-context";

/** Who is in a group, owners first. */
export function useGroupMembers(conversationId: string): ListPages<GroupMember> {
  const { client } = useWorkspaceSession();
  const input = { conversationId };
  return useListPages(getQueryKey(trpc.groups.members, input, "infinite"), (cursor) =>
    client.groups.members.query({ ...input, cursor }),
  );
}
