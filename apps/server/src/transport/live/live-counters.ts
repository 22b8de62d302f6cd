/** What the door for sockets has done since the node started. */
export class LiveCounters {
  /** Connections closed because their reader was too slow (SPEC R7). */
  slowClosed = 0;
}
