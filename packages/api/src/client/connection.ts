/**
 * How a client stands to the server's live socket: `idle` nothing is subscribed, so nothing is open; `connecting` for
 * the first time; `connected`; `reconnecting` after a loss; `offline` the same, while the device has no network;
 * `ended` the session is over and only a new sign-in helps; `closed` by `close()`.
 */
export type ConnectionState = "idle" | "connecting" | "connected" | "reconnecting" | "offline" | "ended" | "closed";

/** The live socket behind a client; see `connectionOf`. Plain queries and mutations go by HTTP and do not need it. */
export interface ParleyConnection {
  readonly state: ConnectionState;
  /** Tries that failed in a row; 0 while all is well. */
  readonly failures: number;
  /** Tells every change of `state`, and every further try that failed, until the function it gives is called. */
  watch(listener: (state: ConnectionState) => void): () => void;
  /** Tries now instead of after the wait; on an open connection, finds out within seconds whether it still lives. */
  retry(): void;
  /** Ends all subscriptions and the socket for good; later subscriptions fail. Queries and mutations still work. */
  close(): void;
}
