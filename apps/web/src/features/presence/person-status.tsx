import { StatusMark } from "@parley/ui";
import { getStatus } from "../members/names";
import { useClientState } from "../workspaces/workspace-context";

/** What somebody says of themselves, behind their name; it follows them by itself. */
export function PersonStatus({ memberId }: { memberId: string }) {
  const presence = useClientState((state) => state.presences[memberId]);
  const status = getStatus({ presences: presence ? { [memberId]: presence } : {} }, memberId);
  return status && <StatusMark status={status} />;
}
