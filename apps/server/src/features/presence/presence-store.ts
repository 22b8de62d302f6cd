import type { Database } from "@parley/db";
import { GroupedCalls, groupBy } from "../../grouped-calls.js";
import type { MemberKey } from "../member-key.js";
import { type ChosenStatus, NOTHING_CHOSEN } from "./chosen-status.js";
import { loadChosen, storeLastSeen } from "./presence-rows.js";

type Seen = MemberKey & { at: string };

const workspaceOf = ({ workspaceId }: MemberKey) => workspaceId;

/** What is kept of members' presence, for many who come or go at once: they share round trips. */
export class PresenceStore {
  private readonly choices: GroupedCalls<MemberKey, ChosenStatus>;
  private readonly lastSeen: GroupedCalls<Seen, boolean>;

  constructor(private readonly db: Database) {
    this.choices = new GroupedCalls((members) => this.loadAll(members));
    this.lastSeen = new GroupedCalls((seen) => this.keepAll(seen));
  }

  loadOwnChosen({ workspaceId, memberId }: MemberKey): Promise<ChosenStatus> {
    return this.choices.call({ workspaceId, memberId });
  }

  loadChosen(workspaceId: string, memberIds: readonly string[]): Promise<Map<string, ChosenStatus>> {
    return loadChosen(this.db, workspaceId, memberIds);
  }

  async keepLastSeen({ workspaceId, memberId }: MemberKey, at: string): Promise<void> {
    await this.lastSeen.call({ workspaceId, memberId, at });
  }

  private async loadAll(members: readonly MemberKey[]): Promise<ChosenStatus[]> {
    const chosen = new Map<string, Map<string, ChosenStatus>>();
    for (const [workspaceId, group] of groupBy(members, workspaceOf)) {
      const memberIds = group.map(({ memberId }) => memberId);
      chosen.set(workspaceId, await loadChosen(this.db, workspaceId, memberIds));
    }
    return members.map(({ workspaceId, memberId }) => chosen.get(workspaceId)?.get(memberId) ?? NOTHING_CHOSEN);
  }

  private async keepAll(seen: readonly Seen[]): Promise<boolean[]> {
    // Sorted, so that two nodes that write the same members never wait for each other.
    for (const [workspaceId, group] of groupBy(seen, workspaceOf)) {
      const latest = new Map(group.map(({ memberId, at }) => [memberId, at]));
      await storeLastSeen(this.db, workspaceId, new Map([...latest].sort(([one], [other]) => (one < other ? -1 : 1))));
    }
    return seen.map(() => true);
  }
}
