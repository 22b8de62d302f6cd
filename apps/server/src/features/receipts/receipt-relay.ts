import { type Actor, ApiError, type MemberReceipt } from "@parley/api/server";
import type { Database } from "@parley/db";
import { groupBy } from "../../grouped-calls.js";
import type { Logger } from "../../observability/logger.js";
import type { Signals } from "../../realtime/signals.js";
import { allStored, DelayedFlush } from "./delayed-flush.js";
import { findMovedReceipts, type Moved, saveDelivered } from "./moved-receipts.js";

/** How long moves are gathered before authors are told, in milliseconds. */
const TELL_AFTER_MS = 500;
/** Moves looked up by one statement. */
const BATCH = 200;
const MOST_HELD = 50_000;
const RETRY_AFTER_MS = 1_000;

export interface ReceiptRelayDeps {
  db: Database;
  signals: Signals;
  logger: Logger;
  /** Stores the read cursors that wait, so that what is told is what is stored. */
  storeReads(): Promise<void>;
  /** How long moves are gathered, in milliseconds. Default 500. */
  tellAfterMs?: number;
  /** Moves that may wait on one node. Default 50,000. */
  mostHeld?: number;
}

/** What waits in one workspace. */
interface Waiting {
  /** By member: their devices have received the log up to here. */
  readonly delivered: Map<string, number>;
  /** By member and conversation. */
  readonly moved: Map<string, Moved>;
}

/**
 * Delivered cursors, written behind, and the telling of who has received and read what (SPEC W1b). A message costs no row and no
 * write of its own: moves are gathered for half a second, stored by one statement a workspace, and told by one signal to each
 * author they concern.
 */
export class ReceiptRelay {
  private workspaces = new Map<string, Waiting>();
  private held = 0;
  private readonly delayed: DelayedFlush;

  constructor(private readonly deps: ReceiptRelayDeps) {
    this.delayed = new DelayedFlush({
      flush: () => this.flush(),
      afterMs: deps.tellAfterMs ?? TELL_AFTER_MS,
      onFailure: (error) => deps.logger.warn({ err: error }, "receipts cannot be stored or told; trying again"),
    });
  }

  /** A device has received the log up to `seq`. Throws OVERLOADED with a wait. */
  acknowledge({ workspaceId, memberId }: Actor, seq: number): void {
    const { delivered } = this.waiting(workspaceId);
    const known = delivered.get(memberId);
    if (known === undefined && this.isFull())
      throw new ApiError("OVERLOADED", { message: "Too much waits to be stored.", retryAfterMs: RETRY_AFTER_MS });
    if (known === undefined) this.held += 1;
    delivered.set(memberId, Math.max(known ?? 0, seq));
    this.delayed.soon();
  }

  /** A member has read on. Where too much waits already it is not told live: whoever looks asks. */
  read({ workspaceId, memberId }: Actor, conversationId: string, fromSeq: number, toSeq: number): void {
    if (this.isFull()) return;
    this.keep(workspaceId, { memberId, conversationId, fromSeq, toSeq });
    this.delayed.soon();
  }

  private isFull(): boolean {
    return this.held >= (this.deps.mostHeld ?? MOST_HELD);
  }

  private waiting(workspaceId: string): Waiting {
    const waiting = this.workspaces.get(workspaceId) ?? { delivered: new Map(), moved: new Map() };
    this.workspaces.set(workspaceId, waiting);
    return waiting;
  }

  private keep(workspaceId: string, move: Moved): void {
    const { moved } = this.waiting(workspaceId);
    const key = `${move.memberId}/${move.conversationId ?? ""}`;
    const known = moved.get(key);
    if (known === undefined) this.held += 1;
    moved.set(key, {
      ...move,
      fromSeq: Math.min(known?.fromSeq ?? move.fromSeq, move.fromSeq),
      toSeq: Math.max(known?.toSeq ?? 0, move.toSeq),
    });
  }

  /** Stores and tells all that waits. Throws what the database throws; nothing is lost then. */
  async flush(): Promise<void> {
    const taken = this.workspaces;
    this.workspaces = new Map();
    this.held = 0;
    await allStored([...taken].map(([workspaceId, waiting]) => this.relay(workspaceId, waiting)));
  }

  /** Stores what waits, for the last time. */
  async stop(): Promise<void> {
    this.delayed.stop();
    await this.flush().catch((error: unknown) =>
      this.deps.logger.error({ err: error }, "what devices have received was lost"),
    );
  }

  private async relay(workspaceId: string, { delivered, moved }: Waiting): Promise<void> {
    const { db, storeReads } = this.deps;
    const left = { delivered, moved: [...moved.values()] };
    try {
      if (left.moved.length > 0) await storeReads();
      left.moved.push(...(await saveDelivered(db, workspaceId, delivered)));
      left.delivered = new Map();
      while (left.moved.length > 0) {
        const found = await findMovedReceipts(db, workspaceId, left.moved.slice(0, BATCH));
        left.moved.splice(0, BATCH);
        this.tell(workspaceId, found);
      }
    } catch (error) {
      for (const [memberId, seq] of left.delivered) {
        const known = this.waiting(workspaceId).delivered.get(memberId);
        if (known === undefined) this.held += 1;
        this.waiting(workspaceId).delivered.set(memberId, Math.max(known ?? 0, seq));
      }
      for (const move of left.moved) this.keep(workspaceId, move);
      throw error;
    }
  }

  private tell(workspaceId: string, found: Awaited<ReturnType<typeof findMovedReceipts>>): void {
    for (const [authorId, ofAuthor] of groupBy(found, (row) => row.authorId))
      for (const [conversationId, rows] of groupBy(ofAuthor, (row) => row.conversationId)) {
        const receipts = rows.map(
          ({ memberId, sinceSeq, deliveredSeq, readSeq }): MemberReceipt => ({
            memberId,
            sinceSeq,
            deliveredSeq,
            readSeq,
          }),
        );
        this.deps.signals.toMember(workspaceId, authorId, { type: "receipt", conversationId, receipts });
      }
  }
}
