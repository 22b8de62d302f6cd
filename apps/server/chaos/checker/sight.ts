import type { Branch } from "./history.js";
import type { OracleConversation, OracleRow } from "./log-row.js";

/** A stay in a conversation: from the joining to the leaving, both included. */
interface Stay {
  joinedSeq: number;
  /** When they came, in milliseconds since 1970; 0 of those who were there from the beginning. */
  joinedAt: number;
  historySeq: number;
  leftSeq: number;
  /** When they left, in milliseconds since 1970; never is Infinity. */
  leftAt: number;
  /** From then on it is certain that everybody could know. */
  overAt: number;
}

/** A deletion of a conversation or a message. */
interface Deletion {
  at: number;
  overAt: number;
}

interface Suspension {
  fromSeq: number;
  /** When it ended, in milliseconds since 1970; never is Infinity. */
  untilAt: number;
}

/** When somebody was shown something, in milliseconds since 1970. */
export interface Showing {
  at: number;
  /** When they asked for the stream it came on. */
  since: number;
}

const keyOf = (conversationId: string, memberId: string) => `${conversationId} ${memberId}`;

/**
 * The rule of sight (SPEC W8, R4) as the log tells it: worked out anew here, from nothing of the product's own code. Who asks
 * for a stream sees by what was committed before they asked (SPEC R3a). That is known by the log's order alone: a later
 * transaction takes its time behind the lock, and so after the earlier one's commit.
 */
export class Sight {
  private readonly stays = new Map<string, Stay[]>();
  private readonly suspensions = new Map<string, Suspension[]>();
  private readonly deletions = new Map<string, Deletion>();

  constructor(
    private readonly branch: Branch,
    conversations: readonly OracleConversation[],
    private readonly guests: ReadonlySet<string> = new Set(),
    /** Those that stand in the end. */
    private readonly notifications: ReadonlySet<string> = new Set(),
  ) {
    const historyOf = new Map(conversations.map(({ id, history }) => [id, history]));
    const createdAt = new Map<string, number>();
    for (const { id, founders } of conversations) {
      for (const memberId of founders) this.open(id, memberId, { joinedSeq: 0, joinedAt: 0, historySeq: 0 });
      if (founders.length > 0) createdAt.set(id, 0);
    }
    for (const { type, seq, conversationId } of branch.rows)
      if (type === "conversation.created" && conversationId !== null) createdAt.set(conversationId, seq);
    for (const row of branch.rows) this.follow(row, historyOf, createdAt);
  }

  private follow(row: OracleRow, historyOf: Map<string, string>, createdAt: Map<string, number>): void {
    const { type, seq, at, conversationId, memberId, entityId } = row;
    if (entityId !== null && (type === "conversation.deleted" || type === "message.deleted"))
      this.deletions.set(entityId, { at, overAt: this.certainFrom(row) });
    if (memberId === null) return;
    if (type === "member.deactivated") this.suspend(memberId, seq);
    else if (type === "member.changed") this.resume(memberId, at);
    else if (conversationId === null) return;
    else if (type === "conversation.joined") {
      const later = seq > (createdAt.get(conversationId) ?? Number.POSITIVE_INFINITY);
      const historySeq = later && historyOf.get(conversationId) === "since-joining" ? seq : 0;
      this.open(conversationId, memberId, { joinedSeq: seq, joinedAt: at, historySeq });
    } else if (type === "conversation.left") {
      const stay = this.stays.get(keyOf(conversationId, memberId))?.at(-1);
      if (stay !== undefined) Object.assign(stay, { leftSeq: seq, leftAt: at, overAt: this.certainFrom(row) });
    }
  }

  /**
   * The time by which a row was certainly committed: that of the next transaction, which the lock made wait for it. Times may
   * be cut off to whole milliseconds.
   */
  private certainFrom({ seq, at }: OracleRow): number {
    for (let later = seq + 1; later <= this.branch.head; later += 1) {
      const next = this.branch.at(later)?.at ?? at;
      if (next > at) return next + 1;
    }
    return Number.POSITIVE_INFINITY;
  }

  private open(
    conversationId: string,
    memberId: string,
    place: Pick<Stay, "joinedSeq" | "joinedAt" | "historySeq">,
  ): void {
    const key = keyOf(conversationId, memberId);
    const never = Number.POSITIVE_INFINITY;
    const stay = { ...place, leftSeq: never, leftAt: never, overAt: never };
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

  private staysOf(memberId: string, conversationId: string | null): readonly Stay[] {
    return this.stays.get(keyOf(conversationId ?? "", memberId)) ?? [];
  }

  /** Whether a member may ever be shown this, by the stays alone that were not over before they asked for it. */
  private isWithinStay(memberId: string, row: OracleRow, since: number): boolean {
    if (row.memberId === memberId || row.audience === "workspace") return true;
    if (row.audience === "member" || row.conversationId === null) return false;
    return this.staysOf(memberId, row.conversationId).some(
      ({ joinedSeq, leftSeq, historySeq, overAt }) =>
        row.seq >= joinedSeq &&
        row.seq <= leftSeq &&
        (row.entitySeq ?? row.seq) >= historySeq &&
        overAt > since &&
        !this.wasDeleted(row, since),
    );
  }

  /** Whether what a row shows was certainly gone: words of a deleted conversation, what was said of a deleted message. */
  private wasDeleted({ type, conversationId, goneWith }: OracleRow, since: number): boolean {
    const isSaid = type.startsWith("message.") || goneWith !== null;
    const gone = [isSaid ? conversationId : null, goneWith];
    return this.deletionsOf(gone).some(({ overAt }) => overAt <= since);
  }

  /** Guests hear only of people they share a conversation with, at some time from the row on until they were told. */
  private mayKnow(memberId: string, row: OracleRow, at: number): boolean {
    if (!this.isAboutOthers(memberId, row)) return true;
    const last = this.headBy(at);
    return this.shared(memberId, row).some(([from, until]) => from <= last && until > row.seq);
  }

  private isAboutOthers(memberId: string, { audience, entityId, memberId: about }: OracleRow): boolean {
    const own = about === memberId || entityId === memberId;
    return audience === "workspace" && this.guests.has(memberId) && !own;
  }

  /** From which seq until before which a member and the person a row is about are in one conversation. */
  private shared(memberId: string, { entityId }: OracleRow): [from: number, until: number][] {
    const found: [number, number][] = [];
    for (const [key, stays] of this.stays) {
      const [conversationId = "", id] = key.split(" ");
      if (id !== memberId) continue;
      for (const one of stays)
        for (const other of this.staysOf(entityId ?? "", conversationId))
          found.push([Math.max(one.joinedSeq, other.joinedSeq), Math.min(one.leftSeq, other.leftSeq)]);
    }
    return found;
  }

  /** The last row that may have been committed in that millisecond. */
  private headBy(at: number): number {
    return this.branch.rows.findLast((row) => row.at < at + 1)?.seq ?? 0;
  }

  /** Whether a member may be shown this then. */
  maySee(memberId: string, row: OracleRow, { at, since }: Showing): boolean {
    const suspended = this.suspensions.get(memberId)?.some(({ fromSeq, untilAt }) => row.seq > fromSeq && at < untilAt);
    return suspended !== true && this.isWithinStay(memberId, row, since) && this.mayKnow(memberId, row, at);
  }

  /** Whether a member who asked for it then may be given a message to read, by its sending. */
  mayRead(memberId: string, sent: OracleRow, { at, since }: Showing): boolean {
    const seq = sent.entitySeq ?? sent.seq;
    const gone = this.deletionsOf([sent.conversationId, sent.entityId]).some(({ overAt }) => overAt <= since);
    return (
      !gone &&
      this.staysOf(memberId, sent.conversationId).some(
        ({ joinedAt, historySeq, overAt }) => joinedAt < at + 1 && seq >= historySeq && overAt > since,
      )
    );
  }

  /** Whether a member might have been shown this once, and no longer when they asked. */
  isHeldBack(memberId: string, row: OracleRow, since: number): boolean {
    const { NEGATIVE_INFINITY: ever } = Number;
    return this.isWithinStay(memberId, row, ever) && !this.isWithinStay(memberId, row, since);
  }

  /**
   * Whether a member has to be shown this before what arrived at `nextAt`. Sight goes by membership at the moment of
   * showing: who had left by then, and caught up only later, is rightly not shown what came before; nor is anybody told of
   * the joining of somebody who has left since, of what is deleted, or of reactions to it; nor of how they themselves stand to
   * a conversation they have left. A notification is owed if it is there in the end: it goes with what it tells of, when it is
   * cleared, or when there are too many.
   */
  mustSee(memberId: string, row: OracleRow, nextAt: number): boolean {
    if (row.type === "notification.added" && !this.notifications.has(row.entityId ?? "")) return false;
    if (!this.isWithinStay(memberId, row, Number.NEGATIVE_INFINITY)) return false;
    if (row.conversationId === null) return this.mustKnow(memberId, row, nextAt);
    if (row.type === "conversation.joined" && this.hasLeft(row, row.memberId ?? "", nextAt)) return false;
    if (this.mayBeGone(row, nextAt)) return false;
    const ownComing = row.memberId === memberId && row.audience !== "member";
    return ownComing || !this.hasLeft(row, memberId, nextAt);
  }

  private mustKnow(memberId: string, row: OracleRow, nextAt: number): boolean {
    if (!this.isAboutOthers(memberId, row)) return true;
    const last = this.headBy(nextAt);
    return this.shared(memberId, row).some(([from, until]) => from <= row.seq && until > last);
  }

  private mayBeGone({ type, conversationId, goneWith }: OracleRow, by: number): boolean {
    const stays = type === "conversation.deleted" || type === "conversation.left";
    const gone = [stays ? null : conversationId, goneWith];
    return this.deletionsOf(gone).some(({ at }) => at <= by);
  }

  private deletionsOf(ids: readonly (string | null)[]): Deletion[] {
    return ids.flatMap((id) => this.deletions.get(id ?? "") ?? []);
  }

  private hasLeft(row: OracleRow, memberId: string, by: number): boolean {
    return this.staysOf(memberId, row.conversationId).some(
      ({ leftSeq, leftAt }) => Number.isFinite(leftAt) && leftSeq > row.seq && leftAt <= by,
    );
  }
}
