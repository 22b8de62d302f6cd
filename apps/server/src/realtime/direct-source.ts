import { ApiError } from "@parley/api/server";

/** One open subscription of one connection, as its source writes to it. */
export interface Channel {
  /** The id of the connection it runs on. */
  readonly connectionId: string;
  /** The id its frames carry. */
  readonly rpcId: number;
  readonly alive: boolean;
  /** Whether unsent bytes are within bounds (SPEC R7). */
  readonly writable: boolean;
  /** Puts ready-made frames on the wire. */
  write(frames: Buffer): void;
  hold(): void;
  release(): void;
  /** Resolves once little is unsent, or the connection is gone. */
  drained(): Promise<void>;
  /** Sends one value, under a cursor if it has one. */
  data(value: object, cursor?: string): void;
  /** Ends the subscription; the client does not come back by itself. */
  end(): void;
  /** Closes the whole connection with 1013, because its reader is too slow; the client comes back and resumes (SPEC R7). */
  drop(): void;
}

/**
 * What a subscription gives when its events go straight to the socket instead of through an iterator: a generator and a
 * promise race per receiver and event would cost several times the delivery itself.
 */
export abstract class DirectSource<Item> implements AsyncIterable<Item> {
  /** Begins to write to the channel. The returned function is called once, when the subscription is over. */
  abstract open(channel: Channel): Promise<() => void> | (() => void);

  [Symbol.asyncIterator](): AsyncIterator<Item> {
    throw new ApiError("SOCKET_ONLY", { message: "This stream is served on /live." });
  }
}
