import type { Tx } from "@parley/db";
import type { LogEntry } from "./log-entry.js";
import type { HydratedRow } from "./log-reader.js";

/** One open write of a workspace: its lock is held until the commit, so commit order is log order (SPEC W1, W2). */
export interface WorkspaceWrite {
  readonly tx: Tx;
  readonly workspaceId: string;
  /** The time of this write, taken after the lock (SPEC W6): ISO 8601, UTC, milliseconds. */
  readonly now: string;
  /** The workspace's last seq before this write. */
  readonly head: number;
  /** Appends to the log and gives the seq, which becomes the `rev` of what changed. */
  append(entry: LogEntry): number;
  /** Runs once the write is committed and its events are on their way; never when it is rolled back. */
  afterCommit(task: () => void): void;
}

/** The only way to change what others see. */
export interface EventLog {
  /**
   * Locks the workspace, runs the verb, writes its events, commits and wakes the streams. Do reading and thinking that
   * needs no lock before. Throws what `fn` throws (everything rolled back), DATABASE_UNAVAILABLE when the database is gone.
   */
  write<T>(workspaceId: string, fn: (write: WorkspaceWrite) => Promise<T>): Promise<T>;
  /**
   * The same inside a transaction that is already open and in that workspace (sign-up and invitations touch identities too).
   * `publish` must be called after the commit.
   */
  writeWithin<T>(
    tx: Tx,
    workspaceId: string,
    fn: (write: WorkspaceWrite) => Promise<T>,
  ): Promise<{ result: T; publish: () => void }>;
  /**
   * Tells the streams of events that a function of the database has appended by itself, in order and as clients see them, so
   * that nobody has to read them back. `beforeRid` is the mark of the event they were written behind. To be called after
   * the commit.
   */
  publish(workspaceId: string, rows: readonly HydratedRow[], beforeRid: number): void;
  /** The same where what the events show has to be read: `head` is the end of the log behind them. */
  wake(workspaceId: string, head: number): void;
}
