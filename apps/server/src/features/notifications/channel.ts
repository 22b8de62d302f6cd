import type { Tx } from "@parley/db";

/** A notification that may be heard, as it stands when it is handed on. */
export interface Announced {
  id: string;
  memberId: string;
  seq: number;
  /** When what it tells of happened. */
  at: string;
}

/** A way to tell people who do not have the app open. */
export interface Channel {
  /**
   * Enqueues what there is to send, in an open transaction, which reads and writes no more than it must: it is asked about everything
   * that may be heard. May be asked about the same again, after a crash. What it enqueues looks again before it sends.
   */
  announce(tx: Tx, workspaceId: string, announced: readonly Announced[]): Promise<void>;
}
