/** The four promises of delivery, broken. */
export type Fault = "lost" | "doubled" | "leaked" | "disordered";

/** One broken promise, with what is needed to find its cause. */
export interface Finding {
  fault: Fault;
  /** What exactly, as a sentence. */
  what: string;
  /** The client it happened to; of a send, the one that sent. */
  client: string;
  workspaceId: string;
  seq: number;
  type: string;
  /** When it showed, in milliseconds since 1970. */
  at: number;
}

/** What one client's journal comes to, or those of several. */
export interface ClientVerdict {
  findings: Finding[];
  deliveries: number;
  snapshots: number;
  resumes: number;
  /** Justified resets by reason. */
  resets: Record<string, number>;
  /** Resets of a place that was still good: each is a finding too. */
  needless: number;
  /** Events it might have been shown earlier, and rightly was not after it asked anew. */
  heldBack: number;
  /** Messages that searches gave, each held against the rule of sight. */
  foundBySearch: number;
  /**
   * States that differ in the end from what the server says and stand on an answer that it may have forgotten: it was given while
   * a failover's standby already lacked what came, or by a node that was killed before it had stored it.
   */
  reckonedFromLost: number;
  /** Messages to be sent later that were acknowledged. */
  scheduled: ScheduledAck[];
}

/** An acknowledged message to be sent later. */
export interface ScheduledAck {
  client: string;
  workspaceId: string;
  memberId: string;
  id: string;
  nonce: string;
  /** The row of the log that tells of it. */
  rev: number;
  /** Whether it was attempted to cancel it. */
  cancelled: boolean;
  at: number;
}

/** Of a client that saw nothing yet. */
export function emptyVerdict(): ClientVerdict {
  return {
    findings: [],
    deliveries: 0,
    snapshots: 0,
    resumes: 0,
    resets: {},
    needless: 0,
    heldBack: 0,
    foundBySearch: 0,
    reckonedFromLost: 0,
    scheduled: [],
  };
}
