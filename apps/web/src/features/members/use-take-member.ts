import type { Member } from "@parley/api";
import { useCallback } from "react";
import { trpc } from "../../lib/trpc";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { receiveMembers } from "./receive-members.js";

/** Takes a changed member, from an answer, into the state and has the directory fetched anew. */
export function useTakeMember(): (member: Member) => void {
  const { store } = useWorkspaceSession();
  const utils = trpc.useUtils();
  return useCallback(
    (member) => {
      store.update((state) => receiveMembers(state, [member]));
      void utils.members.list.invalidate();
    },
    [store, utils],
  );
}
