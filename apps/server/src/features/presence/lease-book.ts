import type { LeaseChange } from "../../cluster/leases.js";
import type { ChosenStatus } from "./chosen-status.js";
import { ChosenHint, IdleHint, type MemberLease, type PresencePeers, soloPeers } from "./member-lease.js";

interface Entry {
  leases: Map<string, { idle: boolean }>;
  chosen: ChosenStatus;
}

/**
 * Who is connected, to this node and to others: a lease per connection, gone with it or with its node, so that a crash
 * leaves nobody online. Members go by a key of workspace and member.
 */
export class LeaseBook {
  /** Members connected to this node. */
  private readonly entries = new Map<string, Entry>();
  private readonly owners = new Map<string, string>();
  private readonly listeners: ((change: LeaseChange<MemberLease>) => void)[] = [];

  constructor(private readonly peers: PresencePeers = soloPeers) {
    const { bus, leases } = peers;
    leases.onChange((change) => this.announce(change));
    bus.subscribe(IdleHint, ({ memberKey, connectionId, idle }) => {
      if (this.owners.get(connectionId) !== memberKey) return;
      this.setIdle(memberKey, connectionId, idle);
      this.announce({ key: memberKey, before: undefined, orphaned: false });
    });
    bus.subscribe(ChosenHint, ({ memberKey, chosen }) => {
      this.keepChosen(memberKey, chosen);
      this.announce({ key: memberKey, before: undefined, orphaned: false });
    });
  }

  /** Calls the listener when a member's leases changed other than through a call of this book. */
  onChange(listener: (change: LeaseChange<MemberLease>) => void): void {
    this.listeners.push(listener);
  }

  private announce(change: LeaseChange<MemberLease>): void {
    for (const listener of this.listeners) listener(change);
  }

  /** Gives whether it is the member's first here. */
  open(memberKey: string, connectionId: string, chosen: ChosenStatus): boolean {
    const entry = this.entries.get(memberKey) ?? { leases: new Map(), chosen };
    const first = entry.leases.size === 0;
    entry.leases.set(connectionId, { idle: false });
    this.entries.set(memberKey, entry);
    this.owners.set(connectionId, memberKey);
    this.share(memberKey);
    return first;
  }

  /** Gives whether it was the member's last here; then `leave` is to follow, and `release` a moment later. */
  close(memberKey: string, connectionId: string): boolean {
    this.owners.delete(connectionId);
    const entry = this.entries.get(memberKey);
    if (entry === undefined || !entry.leases.delete(connectionId)) return false;
    if (entry.leases.size > 0) {
      this.share(memberKey);
      return false;
    }
    this.entries.delete(memberKey);
    return true;
  }

  /** Lets the other nodes know that a member has left, and may be back in a moment. */
  leave(memberKey: string, chosen: ChosenStatus, leftAt: string): void {
    this.peers.leases.set(memberKey, { connections: {}, chosen, leftAt });
  }

  /** Lets the other nodes know that a member is here no more. */
  release(memberKey: string): void {
    this.peers.leases.delete(memberKey);
  }

  /** Whether a member has left another node a moment ago. */
  isLeavingElsewhere(memberKey: string): boolean {
    return this.peers.leases.elsewhere(memberKey).some(({ leftAt }) => leftAt !== null);
  }

  /** Whether the connection is open, here or elsewhere, and this member's. */
  owns(memberKey: string, connectionId: string): boolean {
    if (this.owners.get(connectionId) === memberKey) return true;
    return this.peers.leases.elsewhere(memberKey).some(({ connections }) => connections[connectionId] !== undefined);
  }

  setIdle(memberKey: string, connectionId: string, idle: boolean): void {
    const lease = this.entries.get(memberKey)?.leases.get(connectionId);
    if (lease === undefined) {
      this.peers.bus.publish(IdleHint, { memberKey, connectionId, idle });
      return;
    }
    lease.idle = idle;
    this.share(memberKey);
  }

  /** Keeps a member's choice wherever they are connected. */
  choose(memberKey: string, chosen: ChosenStatus): void {
    this.keepChosen(memberKey, chosen);
    this.peers.bus.publish(ChosenHint, { memberKey, chosen });
  }

  /** Keeps a member's choice if they are connected here. */
  keepChosen(memberKey: string, chosen: ChosenStatus): void {
    const entry = this.entries.get(memberKey);
    if (entry === undefined) return;
    entry.chosen = chosen;
    this.share(memberKey);
  }

  /** A member's connections, here and elsewhere; `undefined` when there are none. */
  find(memberKey: string): Readonly<Entry> | undefined {
    const here = this.entries.get(memberKey);
    const elsewhere = this.peers.leases.elsewhere(memberKey).filter(({ leftAt }) => leftAt === null);
    const chosen = here?.chosen ?? elsewhere[0]?.chosen;
    if (elsewhere.length === 0 || chosen === undefined) return here;
    const leases = new Map(here?.leases);
    for (const { connections } of elsewhere)
      for (const [id, lease] of Object.entries(connections)) leases.set(id, lease);
    return { leases, chosen };
  }

  /** Members connected to this node. */
  *memberKeysHere(): Iterable<string> {
    yield* this.entries.keys();
  }

  /** Members connected anywhere, each once. */
  memberKeys(): Iterable<string> {
    return new Set([...this.entries.keys(), ...this.peers.leases.keysElsewhere()]);
  }

  private share(memberKey: string): void {
    const entry = this.entries.get(memberKey);
    if (entry === undefined) return;
    const { leases, chosen } = entry;
    this.peers.leases.set(memberKey, { connections: Object.fromEntries(leases), chosen, leftAt: null });
  }
}
