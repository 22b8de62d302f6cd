import { z } from "zod";
import type { Clock } from "../clock.js";
import type { Logger } from "../observability/logger.js";
import type { Bus, Topic } from "./bus.js";
import type { LeaseStore } from "./lease-store.js";
import type { LeaseChange, Leases } from "./leases.js";

/** A node that is not heard of for this long is dead, in milliseconds: what it held is gone. */
export const LEASE_MS = 15_000;
/** How often a node says that it lives, in milliseconds. */
const BEAT_EVERY_MS = 5_000;

interface News {
  node: string;
  /** The version the entries have with these changes; a beat without changes repeats the last one. */
  version: number;
  set: Record<string, string>;
  deleted: string[];
}

interface Peer<Value> {
  version: number;
  entries: Map<string, Value>;
  heardAt: number;
  /** The newest version heard of while its entries are being read; `null` when they are not. */
  awaited: number | null;
}

export interface SharedLeasesDeps<Value> {
  nodeId: string;
  /** Tells these leases from others on the same bus. */
  name: string;
  value: z.ZodType<Value>;
  bus: Bus;
  store: LeaseStore;
  clock: Clock;
  logger: Logger;
}

/**
 * Leases over a bus, which tells changes at once and may lose them, and a store, which has them all. Changes are
 * numbered: whoever misses one reads that node's entries from the store, at the latest when its next beat names a
 * version they have not seen.
 */
export class SharedLeases<Value> implements Leases<Value> {
  private readonly own = new Map<string, string>();
  private readonly peers = new Map<string, Peer<Value>>();
  private readonly listeners: ((change: LeaseChange<Value>) => void)[] = [];
  private readonly topic: Topic<News>;
  private changed = new Map<string, string | null>();
  private version = 0;
  /** Whether the store may lack something of ours. */
  private behind = true;
  private lastBeatAt: number;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly deps: SharedLeasesDeps<Value>) {
    this.lastBeatAt = deps.clock.now();
    this.topic = {
      name: `leases.${deps.name}`,
      body: z.object({
        node: z.string(),
        version: z.int(),
        set: z.record(z.string(), z.string()),
        deleted: z.array(z.string()),
      }),
    };
    deps.bus.subscribe(this.topic, (news) => this.hear(news));
    deps.bus.onReady(() => void this.meet());
  }

  run(): void {
    this.timer = setInterval(() => void this.beat(), BEAT_EVERY_MS);
  }

  /** What this node held runs out by itself, so that somebody who comes back to another node was never away. */
  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  set(key: string, value: Value): void {
    const text = JSON.stringify(value);
    if (this.own.get(key) === text) return;
    this.own.set(key, text);
    this.note(key, text);
  }

  delete(key: string): void {
    if (this.own.delete(key)) this.note(key, null);
  }

  elsewhere(key: string): readonly Value[] {
    const values: Value[] = [];
    for (const { entries } of this.peers.values()) {
      const value = entries.get(key);
      if (value !== undefined) values.push(value);
    }
    return values;
  }

  *keysElsewhere(): Iterable<string> {
    for (const { entries } of this.peers.values()) yield* entries.keys();
  }

  onChange(listener: (change: LeaseChange<Value>) => void): void {
    this.listeners.push(listener);
  }

  /** Changes of one tick travel together: a thousand people who come back at once are one message. */
  private note(key: string, text: string | null): void {
    this.changed.set(key, text);
    if (this.changed.size === 1) setImmediate(() => this.tell());
  }

  private tell(): void {
    const changes = this.changed;
    this.changed = new Map();
    this.version += 1;
    if (!this.behind)
      this.deps.store.change(this.deps.nodeId, this.version, changes, LEASE_MS).catch(() => {
        this.behind = true;
      });
    const set = [...changes].filter((change): change is [string, string] => change[1] !== null);
    const deleted = [...changes].filter(([, text]) => text === null).map(([key]) => key);
    this.publish({ set: Object.fromEntries(set), deleted });
  }

  private publish(changes: Pick<News, "set" | "deleted">): void {
    this.deps.bus.publish(this.topic, { node: this.deps.nodeId, version: this.version, ...changes });
  }

  /** Says that this node lives, mends the store where it lacks something, and lets go of nodes that are silent. */
  async beat(): Promise<void> {
    const now = this.deps.clock.now();
    // After a standstill of our own what others said meanwhile is still unread: they are not dead for that.
    const stoodStill = now - this.lastBeatAt > 2 * BEAT_EVERY_MS;
    this.lastBeatAt = now;
    if (!stoodStill)
      for (const [node, { heardAt }] of [...this.peers]) if (now - heardAt >= LEASE_MS) this.forget(node);
    await this.store();
    this.publish({ set: {}, deleted: [] });
  }

  private async store(): Promise<void> {
    const { store, nodeId } = this.deps;
    try {
      if (!this.behind && (await store.renew(nodeId, LEASE_MS))) return;
      // First of all: changes noted from here on are behind what is stored now.
      this.behind = false;
      await store.replace(nodeId, { version: this.version, entries: new Map(this.own) }, LEASE_MS);
    } catch {
      this.behind = true;
    }
  }

  /** The bus works, first or again: tells the others what we hold and reads what they do. */
  private async meet(): Promise<void> {
    this.behind = true;
    await this.beat();
    try {
      for (const node of await this.deps.store.listNodes())
        if (node !== this.deps.nodeId) await this.read(node, this.peers.get(node)?.version ?? 0);
    } catch (error) {
      this.deps.logger.warn({ err: error }, "the leases of other nodes could not be read");
    }
  }

  private hear(news: News): void {
    const peer = this.peers.get(news.node);
    if (peer === undefined) {
      void this.read(news.node, news.version);
      return;
    }
    peer.heardAt = this.deps.clock.now();
    if (peer.awaited !== null) peer.awaited = Math.max(peer.awaited, news.version);
    else if (news.version === peer.version + 1 && !isBeat(news)) this.apply(peer, news);
    else if (news.version > peer.version) void this.read(news.node, news.version);
  }

  private apply(peer: Peer<Value>, { version, set, deleted }: News): void {
    peer.version = version;
    for (const key of deleted) this.put(peer, key, undefined);
    for (const [key, text] of Object.entries(set)) this.put(peer, key, this.valueOf(text));
  }

  private put(peer: Peer<Value>, key: string, value: Value | undefined): void {
    const before = peer.entries.get(key);
    if (value === undefined) peer.entries.delete(key);
    else peer.entries.set(key, value);
    if (JSON.stringify(before) !== JSON.stringify(value)) this.announce({ key, before, orphaned: false });
  }

  /** Reads a node's entries anew, until they are as new as the newest change heard of; a beat tries again later. */
  private async read(node: string, version: number): Promise<void> {
    const peer = this.peers.get(node) ?? { version: -1, entries: new Map<string, Value>(), heardAt: 0, awaited: null };
    this.peers.set(node, peer);
    if (peer.awaited !== null) return;
    peer.awaited = version;
    try {
      const stored = await this.deps.store.read(node);
      if (this.peers.get(node) !== peer) return;
      if (stored === null) {
        this.forget(node);
        return;
      }
      peer.heardAt = Math.max(peer.heardAt, this.deps.clock.now() - LEASE_MS + stored.leftMs);
      peer.version = stored.version;
      for (const key of [...peer.entries.keys()]) if (!stored.entries.has(key)) this.put(peer, key, undefined);
      for (const [key, text] of stored.entries) this.put(peer, key, this.valueOf(text));
      const awaited = peer.awaited;
      peer.awaited = null;
      if (awaited > Math.max(version, stored.version)) await this.read(node, awaited);
    } catch (error) {
      peer.awaited = null;
      this.deps.logger.debug({ err: error, node }, "a node's leases could not be read; its next beat tries again");
    }
  }

  private forget(node: string): void {
    const peer = this.peers.get(node);
    this.peers.delete(node);
    const orphaned = [...this.peers.keys()].every((other) => this.deps.nodeId < other);
    for (const [key, before] of peer?.entries ?? []) this.announce({ key, before, orphaned });
  }

  private valueOf(text: string): Value | undefined {
    const parsed = this.deps.value.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  }

  private announce(change: LeaseChange<Value>): void {
    for (const listener of this.listeners) listener(change);
  }
}

/** A beat repeats the version of the last change: a new one says that the change itself was lost. */
function isBeat({ set, deleted }: News): boolean {
  return deleted.length === 0 && Object.keys(set).length === 0;
}
