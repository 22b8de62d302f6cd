import { type Branch, History } from "./history.js";
import type { LogReading, OracleConversation } from "./log-row.js";
import { Sight } from "./sight.js";

/** A floor that a truncation set, in milliseconds since 1970. */
interface Floor {
  at: number;
  seq: number;
}

/** What the database says of one workspace: what its clients are judged by. */
export class WorkspaceOracle {
  readonly history = new History();
  private readonly floors: Floor[] = [];
  private readonly sights = new Map<Branch, Sight>();
  private conversations: readonly OracleConversation[] = [];
  private notifications: ReadonlySet<string> = new Set();

  constructor(
    readonly id: string,
    private readonly founders: readonly OracleConversation[],
    private readonly guests: ReadonlySet<string> = new Set(),
  ) {}

  /** Takes in what was read of the log, and which conversations there are now. */
  take(reading: LogReading, conversations: readonly OracleConversation[]): void {
    this.history.take(reading);
    const founded = new Set(this.founders.map(({ id }) => id));
    this.conversations = [...this.founders, ...conversations.filter(({ id }) => !founded.has(id))];
    this.notifications = reading.notifications ?? new Set();
    this.sights.clear();
  }

  /** Notes that the log was truncated: what lies below `seq` is gone from then on. */
  truncated(at: number, seq: number): void {
    this.floors.push({ at, seq });
  }

  sight(branch: Branch): Sight {
    let sight = this.sights.get(branch);
    if (sight === undefined) {
      sight = new Sight(branch, this.conversations, this.guests, this.notifications);
      this.sights.set(branch, sight);
    }
    return sight;
  }

  /**
   * Whether a server was right to refuse to go on behind this place at that time: it is on a history that a failover gave up,
   * truncated, or further back than a server replays.
   */
  mayReset(place: { seq: number; rid: number; at: number }, mostReplayed: number): boolean {
    const { seq, rid, at } = place;
    const branch = this.history.branchOf(seq, rid);
    if (branch === undefined) return false;
    if (this.history.isLost(seq, rid)) return true;
    if (this.floors.some((floor) => floor.at <= at && seq < floor.seq)) return true;
    const behind = branch.at(seq + mostReplayed + 1);
    return behind !== undefined && behind.at <= at;
  }
}

/** A time within a run, in milliseconds since 1970. */
export interface Span {
  from: number;
  to: number;
}

/** All workspaces of a run. */
export class Oracle {
  private readonly byId: Map<string, WorkspaceOracle>;
  private forgotten: readonly Span[] = [];

  constructor(readonly workspaces: readonly WorkspaceOracle[]) {
    this.byId = new Map(workspaces.map((workspace) => [workspace.id, workspace]));
  }

  /** Throws for a workspace that is none of the run's. */
  workspace(id: string): WorkspaceOracle {
    const found = this.byId.get(id);
    if (found === undefined) throw new Error(`there is no workspace ${id}`);
    return found;
  }

  /**
   * Notes when answers were given that nobody may know of any more: what a failover's standby lacked, and moves of read cursors
   * that a killed node had not stored (SPEC W1a). Neither is in the log.
   */
  forgot(spans: readonly Span[]): void {
    this.forgotten = spans;
  }

  /** Whether what was answered then may be forgotten. */
  mayHaveForgotten(at: number): boolean {
    return this.forgotten.some(({ from, to }) => at >= from && at <= to);
  }

  /** The workspace whose log has or had this row. */
  ownerOf(seq: number, rid: number): WorkspaceOracle | undefined {
    return this.workspaces.find(({ history }) => history.branchOf(seq, rid) !== undefined);
  }
}
