import type { Message } from "@parley/api";
import { classifyFailure, getBackoff } from "./classify-failure";
import type { OutboxEntry } from "./outbox-entry";
import type { OutboxStorage } from "./outbox-storage";

/** What the outbox stands on; handed in so that tests can hold each of them. */
export interface OutboxDeps {
  readonly memberId: string;
  readonly storage: OutboxStorage;
  /** Sends one message; idempotent by nonce. */
  send(entry: OutboxEntry): Promise<Message>;
  /** Called once per message the server took. */
  onSent(message: Message): void;
  /** Runs `work` while no other tab does: Web Locks in the browser. */
  exclusively(work: () => Promise<void>): Promise<void>;
  /** Tells the other tabs that entries changed; they call `reload`. */
  announce(): void;
  /** Calls `work` after `ms`; gives a way to call it off. */
  schedule(work: () => void, ms: number): () => void;
  now(): number;
  random(): number;
  createNonce(): string;
}

/** What makes a message a reply. */
export type ReplyTarget = Required<Pick<OutboxEntry, "threadRootId" | "alsoToConversation">>;

/** Messages on their way: queued offline too, sent in order per conversation, each stored once by its nonce. */
export interface Outbox {
  /** Everything not yet taken by the server, oldest first. The same array until something changes. */
  getEntries(): readonly OutboxEntry[];
  subscribe(listener: () => void): () => void;
  /** Queues a message, or a reply, and shows it at once. */
  add(conversationId: string, text: string, reply?: ReplyTarget): Promise<void>;
  /** Puts a failed message back in the queue, under the same nonce; with how many people its author agreed to call. */
  retry(nonce: string, confirmedCount?: number): Promise<void>;
  discard(nonce: string): Promise<void>;
  /** The message came by an event: whatever its answer said, it is stored. */
  acknowledge(nonce: string): void;
  /** Reads the storage anew (start, another tab's word) and sends what is there. */
  reload(): Promise<void>;
  /** Sends now instead of after the wait: the network is back. */
  kick(): void;
  /** Sends nothing more; what is queued stays stored. */
  stop(): void;
}

/** Creates the outbox of one member. Call `reload` to begin. */
export function createOutbox(deps: OutboxDeps): Outbox {
  let entries: readonly OutboxEntry[] = [];
  let attempts = 0;
  let cancelRetry: (() => void) | undefined;
  let draining: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  const listeners = new Set<() => void>();
  /** Taken or discarded here; a storage read that began earlier must not bring them back. */
  const done = new Set<string>();
  /** Shown but not (yet) stored. Without IndexedDB, as in a private window, a message goes out from here all the same. */
  const unstored = new Map<string, OutboxEntry>();

  function show(next: readonly OutboxEntry[]): void {
    entries = next.filter(({ nonce }) => !done.has(nonce)).sort((one, other) => one.order - other.order);
    for (const listener of listeners) listener();
  }

  async function forget(nonce: string): Promise<void> {
    done.add(nonce);
    unstored.delete(nonce);
    show(entries);
    await deps.storage.remove(deps.memberId, nonce).catch(() => undefined);
    deps.announce();
  }

  async function change(entry: OutboxEntry): Promise<void> {
    unstored.set(entry.nonce, entry);
    show([...entries.filter(({ nonce }) => nonce !== entry.nonce), entry]);
    const stored = await deps.storage.put(entry).then(
      () => true,
      () => false,
    );
    if (stored && unstored.get(entry.nonce) === entry) unstored.delete(entry.nonce);
    deps.announce();
  }

  async function read(): Promise<void> {
    const stored = await deps.storage.list(deps.memberId).catch(() => []);
    show([...stored.filter(({ nonce }) => !unstored.has(nonce)), ...unstored.values()]);
  }

  /** Sends one conversation's queue in order; gives the wait if it has to stop before the end. */
  async function sendQueue(queue: readonly OutboxEntry[]): Promise<number | undefined> {
    for (const entry of queue) {
      if (stopped) return undefined;
      if (done.has(entry.nonce)) continue;
      try {
        const message = await deps.send(entry);
        attempts = 0;
        deps.onSent(message);
        await forget(entry.nonce);
      } catch (error) {
        const failure = classifyFailure(error);
        if (failure.kind === "wait") return undefined;
        if (failure.kind === "retry") return Math.max(failure.afterMs ?? 0, getBackoff(attempts + 1, deps.random));
        const { kind: _, ...refusal } = failure;
        if (!done.has(entry.nonce)) await change({ ...entry, status: "failed", ...refusal });
      }
    }
    return undefined;
  }

  async function drainOnce(): Promise<void> {
    // Another tab may have sent them while this one waited for its turn.
    await read();
    const queued = entries.filter(({ status }) => status === "queued");
    const conversationIds = [...new Set(queued.map(({ conversationId }) => conversationId))];
    const waits = await Promise.all(
      conversationIds.map((id) => sendQueue(queued.filter(({ conversationId }) => conversationId === id))),
    );
    const wait = waits.reduce<number | undefined>(
      (least, ms) => (ms === undefined ? least : Math.min(least ?? ms, ms)),
      undefined,
    );
    if (wait === undefined || stopped) return;
    attempts += 1;
    cancelRetry = deps.schedule(drain, wait);
  }

  function drain(): void {
    if (stopped) return;
    cancelRetry?.();
    cancelRetry = undefined;
    if (draining) {
      again = true;
      return;
    }
    draining = deps
      .exclusively(drainOnce)
      .catch(() => undefined)
      .finally(() => {
        draining = undefined;
        if (again && !stopped) {
          again = false;
          drain();
        }
      });
  }

  return {
    getEntries: () => entries,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: async (conversationId, text, reply) => {
      const now = deps.now();
      const order = Math.max(now, (entries.at(-1)?.order ?? 0) + 1);
      const nonce = deps.createNonce();
      const createdAt = new Date(now).toISOString();
      const { memberId } = deps;
      await change({ nonce, memberId, conversationId, text, ...reply, createdAt, order, status: "queued" });
      drain();
    },
    retry: async (nonce, confirmedCount) => {
      const entry = entries.find((one) => one.nonce === nonce);
      if (!entry) return;
      const { reason: _, count: __, ...rest } = entry;
      await change({ ...rest, ...(confirmedCount !== undefined && { confirmedCount }), status: "queued" });
      drain();
    },
    discard: forget,
    acknowledge: (nonce) => {
      if (entries.some((entry) => entry.nonce === nonce)) void forget(nonce);
    },
    reload: async () => {
      await read();
      drain();
    },
    kick: () => {
      if (entries.some(({ status }) => status === "queued")) drain();
    },
    stop: () => {
      stopped = true;
      cancelRetry?.();
    },
  };
}
