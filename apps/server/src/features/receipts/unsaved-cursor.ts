import type { Actor, ReadState } from "@parley/api/server";

/** Where a reader stands in a conversation as the database knows it, counted as if they stood at `readSeq`. */
export interface CountedPlace {
  /** With the farthest place that this node has asked about. */
  state: ReadState;
  storedSeq: number;
  storedRev: number;
  /** Rises above `storedRev` with each move back, and with each that had nothing to move. */
  unreadRev: number;
}

/** What goes to the database. */
export interface CursorWrite {
  readonly cursor: UnsavedCursor;
  readonly seq: number;
  /** The highest stored rev it was decided upon, those of moves back among them. */
  readonly baseRev: number;
  /** The rev under which the reader's devices were told of it. */
  readonly rev: number;
}

/**
 * One member's cursor in one conversation from the time it is asked about until it is stored. It holds what was
 * acknowledged here, so that calls that run at the same time see each other's moves.
 */
export class UnsavedCursor {
  /** Whether something acknowledged is not stored. */
  unsaved = false;
  /** Calls that look at it right now. */
  users = 0;
  /** The farthest place acknowledged; 0 when this node has acknowledged none. */
  seq = 0;
  private rev = 0;
  private baseRev = 0;

  constructor(
    public actor: Actor,
    readonly conversationId: string,
  ) {}

  /**
   * Moves forward to where `place` was counted, if that is a move. Gives what to answer; `undefined` when another call has
   * moved the cursor meanwhile, so that the counts are of another place than where it stands.
   */
  move(place: CountedPlace): { state: ReadState; moved: boolean } | undefined {
    const { state, storedSeq, storedRev, unreadRev } = place;
    const target = state.readSeq;
    if (target < this.seq) return undefined;
    const moved = target > Math.max(storedSeq, this.seq);
    if (moved) {
      this.seq = target;
      this.baseRev = Math.max(this.baseRev, storedRev, unreadRev);
      // In the numbers of the log, so that even after a loss of the last moves later ones count as newer.
      this.rev = Math.max(this.rev + 1, storedRev + 1, state.headSeq);
      this.unsaved = true;
    }
    return { state: { ...state, readRev: this.revOver(storedSeq, storedRev) }, moved };
  }

  private revOver(storedSeq: number, storedRev: number): number {
    if (this.seq > storedSeq) return this.rev;
    return this.seq === storedSeq ? Math.max(this.rev, storedRev) : storedRev;
  }

  /** Whether the member has moved it back since what was acknowledged here: on another node, or another device. */
  isMovedBack({ unreadRev }: CountedPlace): boolean {
    return this.seq > 0 && unreadRev > this.baseRev;
  }

  /** Takes a move back for granted. To be called once what was unsaved is settled; what came since is settled later. */
  moveBack(): void {
    if (!this.unsaved) this.seq = 0;
  }

  /** What is to be stored. */
  toWrite(): CursorWrite {
    return { cursor: this, seq: this.seq, baseRev: this.baseRev, rev: this.rev };
  }

  /** It was stored as asked, or stands elsewhere in the database and `instead` tells where. Later moves stay unsaved. */
  saved(write: CursorWrite, instead: { seq: number; rev: number } | undefined): void {
    this.baseRev = Math.max(this.baseRev, instead?.rev ?? write.rev);
    if (this.rev !== write.rev) return;
    this.unsaved = false;
    if (instead === undefined) return;
    this.seq = instead.seq;
    this.rev = instead.rev;
  }
}
