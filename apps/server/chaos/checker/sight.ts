import type { Branch } from "./history.js";
import type { OracleConversation, OracleRow } from "./log-row.js";

/** A stay in a conversation: from the joining to the leaving, both included. */
interface Stay {
  joinedSeq: number;
  historySeq: number;
  leftSeq: number;
  /** When they left, in milliseconds since 1970; never is Infinity. */
  leftAt: number;
}

interface Suspension {
  fromSeq: number;
  /** When it ended, in milliseconds since 1970; never is Infinity. */
  untilAt: number;
}

const keyOf = (conversationId: string, memberId: string) => `${conversationId} ${memberId}`;

/** The rule of sight (SPEC W8, R4) as the log tells it: worked out anew here, from nothing of the product's own code. */
export class Sight {
  private readonly stays = new Map<string, Stay[]>();
  private readonly suspensions = new Map<string, Suspension[]>();

  constructor(branch: Branch, conversations: readonly OracleConversation[]) {
    const historyOf = new Map(conversations.map(({ id, history }) => [id, history]));
    const createdAt = new Map<string, number>();
    for (const { id, founders } of conversations) {
      for (const memberId of founders) this.open(id, memberId, { joinedSeq: 0, historySeq: 0 });
      if (founders.length > 0) createdAt.set(id, 0);
    }
    for (const { type, seq, conversationId } of branch.rows)
      if (type === "conversation.created" && conversationId !== null) createdAt.set(conversationId, seq);
    for (const row of branch.rows) this.follow(row, historyOf, createdAt);
  }

  private follow(row: OracleRow, historyOf: Map<string, string>, createdAt: Map<string, number>): void {
    const { type, seq, at, conversationId, memberId } = row;
    if (memberId === null) return;
    if (type === "member.deactivated") this.suspend(memberId, seq);
    else if (type === "member.changed") this.resume(memberId, at);
    else if (conversationId === null) return;
    else if (type === "conversation.joined") {
      const later = seq > (createdAt.get(conversationId) ?? Number.POSITIVE_INFINITY);
      const historySeq = later && historyOf.get(conversationId) === "since-joining" ? seq : 0;
      this.open(conversationId, memberId, { joinedSeq: seq, historySeq });
    } else if (type === "conversation.left") {
      const stay = this.stays.get(keyOf(conversationId, memberId))?.at(-1);
      if (stay !== undefined) Object.assign(stay, { leftSeq: seq, leftAt: at });
    }
  }

  private open(conversationId: string, memberId: string, place: { joinedSeq: number; historySeq: number }): void {
    const key = keyOf(conversationId, memberId);
    const stay = { ...place, leftSeq: Number.POSITIVE_INFINITY, leftAt: Number.POSITIVE_INFINITY };
    this.stays.set(key, [...(this.stays.get(key) ?? []), stay]);
  }

  private suspend(memberId: string, fromSeq: number): void {
    const untilAt = Number.POSITIVE_INFINITY;
    this.suspensions.set(memberId, [...(this.suspensions.get(memberId) ?? []), { fromSeq, untilAt }]);
  }

  private resume(memberId: string, at: number): void {
    const last = this.suspensions.get(memberId)?.at(-1);
    if (last !== undefined && last.untilAt === Number.POSITIVE_INFINITY) last.untilAt = at;
  }

  /** Whether a member may ever be shown this, by their stays alone. */
  private isWithinStay(memberId: string, row: OracleRow): boolean {
    if (row.memberId === memberId || row.audience === "workspace") return true;
    if (row.audience === "member" || row.conversationId === null) return false;
    const stays = this.stays.get(keyOf(row.conversationId, memberId)) ?? [];
    return stays.some(
      ({ joinedSeq, leftSeq, historySeq }) =>
        row.seq >= joinedSeq && row.seq <= leftSeq && (row.entitySeq ?? row.seq) >= historySeq,
    );
  }

  /** Whether a member may be shown this at that time. */
  maySee(memberId: string, row: OracleRow, at: number): boolean {
    const suspended = this.suspensions.get(memberId)?.some(({ fromSeq, untilAt }) => row.seq > fromSeq && at < untilAt);
    return suspended !== true && this.isWithinStay(memberId, row);
  }

  /**
   * Whether a member has to be shown this before what arrived at `nextAt`. Sight goes by membership at the moment of
   * showing: who had left by then, and caught up only later, is rightly not shown what came before; nor is anybody told of
   * the joining of somebody who has left since.
   */
  mustSee(memberId: string, row: OracleRow, nextAt: number): boolean {
    if (!this.isWithinStay(memberId, row)) return false;
    if (row.conversationId === null) return true;
    if (row.type === "conversation.joined" && this.hasLeft(row, row.memberId ?? "", nextAt)) return false;
    return row.memberId === memberId || !this.hasLeft(row, memberId, nextAt);
  }

  private hasLeft(row: OracleRow, memberId: string, by: number): boolean {
    const stays = this.stays.get(keyOf(row.conversationId ?? "", memberId)) ?? [];
    return stays.some(({ leftSeq, leftAt }) => Number.isFinite(leftAt) && leftSeq > row.seq && leftAt <= by);
  }
}
