/** What another node holds under a key has become something else. */
export interface LeaseChange<Value> {
  readonly key: string;
  /** What it held before; `undefined` for nothing. */
  readonly before: Value | undefined;
  /** The node has died, and of those left it is this one's turn to clean up behind it. */
  readonly orphaned: boolean;
}

/**
 * Small values that each node holds under keys of its own and all nodes see. They vanish with their node: a lease is
 * renewed while the node lives, and runs out when it does not. What is read is a copy in this process: never awaited,
 * and at most a lease behind.
 */
export interface Leases<Value> {
  /** Holds a value, until it is deleted or this node is gone. */
  set(key: string, value: Value): void;
  delete(key: string): void;
  /** What other nodes hold under a key. */
  elsewhere(key: string): readonly Value[];
  /** Keys that other nodes hold; one may come several times. */
  keysElsewhere(): Iterable<string>;
  /** Calls the listener after each change of what another node holds. */
  onChange(listener: (change: LeaseChange<Value>) => void): void;
}

const NOTHING: readonly never[] = [];

/** The leases of a node that has no others. */
export const soloLeases: Leases<never> & { set(key: string, value: unknown): void } = {
  set: () => undefined,
  delete: () => undefined,
  elsewhere: () => NOTHING,
  keysElsewhere: () => NOTHING,
  onChange: () => undefined,
};
