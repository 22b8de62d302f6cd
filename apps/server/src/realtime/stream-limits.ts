/** Sizes of what a workspace's streams keep and read, in events unless it says otherwise. */
export interface StreamLimits {
  /** What a ring keeps at least; at twice as many the older half is let go (SPEC N2). */
  ring: number;
  /** What a feed reads of the log at once. */
  fillPage: number;
  /** What a replay sends at once (SPEC R8). */
  replayPage: number;
  /** The most a client is caught up by before it starts anew (SPEC R8). */
  replayMost: number;
  /** Bytes written to a connection before it is looked at again whether it reads (SPEC R7). */
  sliceBytes: number;
}

export const STREAM_LIMITS: StreamLimits = {
  ring: 1_000,
  fillPage: 500,
  replayPage: 200,
  replayMost: 5_000,
  sliceBytes: 256 * 1024,
};
