import type { LogReading, OracleRow } from "./log-row.js";

/** How many people have an emoji on a message from one row on. */
interface Count {
  row: OracleRow;
  count: number;
}

/** One course the log of a workspace took: complete from its beginning, index 0 being seq 1. */
export class Branch {
  private counts: Map<string, Count[]> | undefined;
  private messages: Map<string, OracleRow> | undefined;

  constructor(readonly rows: readonly OracleRow[]) {}

  get head(): number {
    return this.rows.length;
  }

  at(seq: number): OracleRow | undefined {
    return this.rows[seq - 1];
  }

  /** Whether the row with this seq carries this mark here; the empty log's is 0. */
  holds(seq: number, rid: number): boolean {
    return seq === 0 ? rid === 0 : this.at(seq)?.rid === rid;
  }

  private courseOf(reaction: string): readonly Count[] {
    this.counts ??= countReactions(this.rows);
    return this.counts.get(reaction) ?? [];
  }

  /** How many people had this emoji there, from the row at `seq` on up to what may have been committed in that millisecond. */
  countsOf(reaction: string, seq: number, by: number): number[] {
    return this.courseOf(reaction).flatMap(({ row, count }) => (row.seq >= seq && row.at < by + 1 ? [count] : []));
  }

  /** How many have it there in the end, by all that was ever said of it. */
  countOf(reaction: string): number {
    return this.courseOf(reaction).at(-1)?.count ?? 0;
  }

  /** The sending of a message. */
  sent(messageId: string): OracleRow | undefined {
    this.messages ??= new Map(
      this.rows.flatMap((row) => (row.type === "message.sent" && row.entityId !== null ? [[row.entityId, row]] : [])),
    );
    return this.messages.get(messageId);
  }

  /** Every emoji on a message that the log ever named. */
  get reactions(): string[] {
    this.counts ??= countReactions(this.rows);
    return [...this.counts.keys()];
  }
}

/** Adds up what was put there and taken back, row by row. */
function countReactions(rows: readonly OracleRow[]): Map<string, Count[]> {
  const counts = new Map<string, Count[]>();
  for (const row of rows) {
    if (row.reaction === null || row.entityId === null) continue;
    const course = counts.get(row.entityId) ?? [];
    const before = course.at(-1)?.count ?? 0;
    course.push({ row, count: before + (row.type === "reaction.added" ? 1 : -1) });
    counts.set(row.entityId, course);
  }
  return counts;
}

/**
 * Everything the log of one workspace ever said, put together from readings: truncation takes rows away that earlier
 * readings had, and a failover to a standby that lacked the tail begins another course. The last branch is the present.
 */
export class History {
  private readonly known: Branch[] = [new Branch([])];

  get branches(): readonly Branch[] {
    return this.known;
  }

  get present(): Branch {
    return this.known.at(-1) ?? new Branch([]);
  }

  /** Takes in what was read. Throws when rows are missing between this reading and the earlier ones. */
  take({ rows, head }: LogReading): void {
    const { present } = this;
    const first = rows[0]?.seq ?? head + 1;
    if (first > present.head + 1) throw new Error(`the log was not read from ${present.head + 1} to ${first - 1}`);
    const differing = rows.find(({ seq, rid }) => seq <= present.head && !present.holds(seq, rid));
    const kept = differing === undefined ? Math.min(present.head, head) : differing.seq - 1;
    const fresh = rows.filter(({ seq }) => seq > kept);
    if (kept === present.head && fresh.length === 0) return;
    const next = new Branch([...present.rows.slice(0, kept), ...fresh]);
    if (next.head !== head) throw new Error(`the log ends at ${head}, and was read up to ${next.head}`);
    if (kept < present.head) this.known.push(next);
    else this.known[this.known.length - 1] = next;
  }

  /** The latest branch on which this row lies. */
  branchOf(seq: number, rid: number): Branch | undefined {
    return this.known.findLast((branch) => branch.holds(seq, rid));
  }

  /** All branches on which these places lie: a client may go from one to the other without being told anything. */
  branchesOf(...places: readonly { seq: number; rid: number }[]): Branch[] {
    return this.known.filter((branch) => places.every(({ seq, rid }) => branch.holds(seq, rid)));
  }

  /** Whether a place is on a course that was given up. */
  isLost(seq: number, rid: number): boolean {
    return !this.present.holds(seq, rid) && this.branchOf(seq, rid) !== undefined;
  }
}
