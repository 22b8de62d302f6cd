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
}

/** Of a client that saw nothing yet. */
export function emptyVerdict(): ClientVerdict {
  return { findings: [], deliveries: 0, snapshots: 0, resumes: 0, resets: {}, needless: 0, heldBack: 0 };
}
