import { useMemo } from "react";
import { useClientState } from "../workspaces/workspace-context";
import type { PeopleView } from "./names";

/** Everybody known so far, and who of them is there. */
export function usePeople(): PeopleView {
  const meId = useClientState((state) => state.meId);
  const members = useClientState((state) => state.members);
  const presences = useClientState((state) => state.presences);
  return useMemo(() => ({ meId, members, presences }), [meId, members, presences]);
}
