import type { EphemeralSignal } from "../events/ephemeral-signal.js";
import type { LogEvent } from "../events/server-event.js";
import type { Gap } from "../events/stream-events.js";
import type { Bootstrap } from "../features/live/schemas.js";
import { liveConnectionOf } from "./connections.js";
import type { FollowError } from "./follow-error.js";
import type { ParleyClient } from "./parley-client.js";
import { WorkspaceFollower } from "./workspace-follower.js";

/**
 * How current what the app shows is: `connecting` before the first time, `connected` while every event arrives,
 * `reconnecting` after a loss, `offline` the same without a network, `ended` once it no longer goes on by itself.
 */
export type FollowState = "connecting" | "connected" | "reconnecting" | "offline" | "ended";

/** What an app does with what happens in its workspace. All are called in order, one at a time. */
export interface WorkspaceHandlers {
  /** Everything to start from; replaces whatever was known. Again whenever events can no longer be resumed. */
  onSnapshot(snapshot: Bootstrap): void;
  /** One event of the log: each once, in the order of `seq`, behind the last snapshot. */
  onEvent(event: LogEvent): void;
  /** An event that could not be shown: fetch what it is about anew. */
  onGap(gap: Gap): void;
  /** What is never stored: who types, who is there, what was read on another device. */
  onSignal?(signal: EphemeralSignal): void;
  /** Each change of state, the first one included. */
  onConnection?(state: FollowState): void;
  /** For the log, or for a sentence on the screen when it is `final`. */
  onError?(error: FollowError): void;
}

export interface FollowOptions {
  /** A cursor kept from `FollowedWorkspace.cursor`: goes on behind it, without a snapshot unless it is too old. */
  cursor?: string;
}

/** A workspace being followed. */
export interface FollowedWorkspace {
  /** After `stop` it is `ended`. */
  readonly state: FollowState;
  /** Where the last applied event stands, to be kept with what the app stores; `undefined` before the first snapshot. */
  readonly cursor: string | undefined;
  /** Begins again with a new snapshot; while it runs already it does nothing. */
  start(): void;
  /** Stops: no handler is called any more. The client stays usable. */
  stop(): void;
}

/**
 * Keeps an app current with the workspace of its client: a snapshot first, then every event once and in order, over
 * lost networks, sleeping devices, restarted servers and expired cursors. Begins at once. Throws when the client's
 * address is none or there is no WebSocket class.
 */
export function followWorkspace(
  client: ParleyClient,
  handlers: WorkspaceHandlers,
  options: FollowOptions = {},
): FollowedWorkspace {
  const connection = liveConnectionOf(client);
  connection.requireUsable();
  const follower = new WorkspaceFollower(client, connection, handlers);
  follower.start(options.cursor);
  return follower;
}
