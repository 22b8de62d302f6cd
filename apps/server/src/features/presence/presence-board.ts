import { type Actor, LIMITS, type MemberPresence } from "@parley/api/server";
import type { LeaseChange } from "../../cluster/leases.js";
import type { EphemeralHub, StreamWatcher } from "../../realtime/ephemeral-hub.js";
import type { Joined } from "../../realtime/feed.js";
import type { Hub } from "../../realtime/hub.js";
import { signalFrame, type WireFrame } from "../../realtime/wire-frame.js";
import { TurnSlices } from "../../turn-slices.js";
import type { FeatureDeps } from "../feature.js";
import type { MemberKey } from "../member-key.js";
import { type ChosenStatus, endOf, NOTHING_CHOSEN, standingChoice, statusOf } from "./chosen-status.js";
import { LeaseBook } from "./lease-book.js";
import { type MemberLease, type PresencePeers, soloPeers } from "./member-lease.js";
import { PresenceStore } from "./presence-store.js";

/** A page reload closes one connection before it opens the next; only after this long is somebody gone, in milliseconds. */
const LEAVING_MS = 2_000;
/** Chosen statuses are looked at for their end this often, in milliseconds. */
const EXPIRY_EVERY_MS = 15_000;

export interface PresenceBoardDeps extends FeatureDeps {
  hub: Hub;
  ephemeral: EphemeralHub;
  /** Default: there are no other nodes. */
  peers?: PresencePeers;
  /** Runs a task later; gives what calls it off. Tests run it by hand. */
  schedule?: (task: () => void, ms: number) => () => void;
}

/** What was told last of a member, encoded once for everybody who is to know. */
interface Told {
  presence: string;
  frame: WireFrame;
}

function scheduleByTimer(task: () => void, ms: number): () => void {
  const timer = setTimeout(task, ms).unref();
  return () => clearTimeout(timer);
}

/** Who is there, on all nodes, and the telling of it to those connected to this one who may know. */
export class PresenceBoard implements StreamWatcher {
  private readonly leases: LeaseBook;
  private readonly store: PresenceStore;
  private readonly leaving = new Map<string, () => void>();
  /** Of everybody who is there, or has left within the last moment: by workspace, then by member. */
  private readonly shown = new Map<string, Map<string, Told>>();
  /** Ten thousand may leave, and statuses end, in one moment. */
  private readonly telling = new TurnSlices<() => void>((tell) => tell());
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly deps: PresenceBoardDeps) {
    const { hub, peers = soloPeers } = deps;
    this.store = new PresenceStore(deps.db);
    this.leases = new LeaseBook(peers);
    this.leases.onChange((change) => this.changedElsewhere(change));
    peers.bus.onReady(() => void this.refreshChosen());
    hub.onJoined((joined) => this.introduce(joined));
  }

  run(): void {
    this.timer = setInterval(() => this.announceAll(), EXPIRY_EVERY_MS);
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    for (const callOff of this.leaving.values()) callOff();
    this.leaving.clear();
  }

  async opened(actor: Actor, connectionId: string): Promise<readonly WireFrame[]> {
    const key = keyOf(actor);
    this.leaving.get(key)?.();
    this.leaving.delete(key);
    const chosen = this.leases.find(key)?.chosen ?? (await this.store.loadOwnChosen(actor));
    this.leases.open(key, connectionId, chosen);
    const isTold = this.announce(actor);
    const shown = this.shown.get(actor.workspaceId);
    const frames: WireFrame[] = [];
    for (const memberId of this.visibleTo(actor)) {
      // What was told just now went to this stream as well.
      if (isTold && memberId === actor.memberId) continue;
      const told = shown?.get(memberId);
      if (told !== undefined) frames.push(told.frame);
    }
    return frames;
  }

  closed(actor: Actor, connectionId: string): void {
    const key = keyOf(actor);
    const chosen = this.leases.find(key)?.chosen ?? NOTHING_CHOSEN;
    const wasLastHere = this.leases.close(key, connectionId);
    this.announce(actor);
    if (!wasLastHere) return;
    // Also with connections elsewhere: those may be closing at this very moment.
    const leftAt = new Date(this.deps.clock.now()).toISOString();
    this.leases.leave(key, chosen, leftAt);
    this.keepLastSeen(actor, leftAt);
    const leave = () => {
      // They may have come back while others were told of.
      if (this.leaving.get(key) !== callOff) return;
      this.leaving.delete(key);
      this.leases.release(key);
      const presence = this.find(actor.workspaceId, actor.memberId);
      if (presence !== null) this.tell(actor, presence);
      else if (!this.leases.isLeavingElsewhere(key)) this.tellGone(actor, chosen, leftAt);
    };
    const callOff = (this.deps.schedule ?? scheduleByTimer)(() => this.telling.add(leave), LEAVING_MS);
    this.leaving.set(key, callOff);
  }

  /** Whether the connection is open and the actor's. */
  owns(actor: Actor, connectionId: string): boolean {
    return this.leases.owns(keyOf(actor), connectionId);
  }

  setIdle(actor: Actor, connectionId: string, idle: boolean): void {
    this.leases.setIdle(keyOf(actor), connectionId, idle);
    this.announce(actor);
  }

  /** Gives what others see of it; `null` when the actor is connected nowhere. */
  choose(actor: Actor, chosen: ChosenStatus): MemberPresence | null {
    const key = keyOf(actor);
    this.leases.choose(key, chosen);
    this.announce(actor);
    const entry = this.leases.find(key);
    return entry === undefined ? null : presenceOf(actor.memberId, entry.leases, this.standing(chosen));
  }

  /** What others see of somebody connected to any node; `null` for everybody else. */
  find(workspaceId: string, memberId: string): MemberPresence | null {
    const entry = this.leases.find(keyOf({ workspaceId, memberId }));
    return entry === undefined ? null : presenceOf(memberId, entry.leases, this.standing(entry.chosen));
  }

  /** The members of a workspace who are connected to any node, whatever they chose to show. */
  *listConnected(workspaceId: string): Iterable<string> {
    for (const key of this.leases.memberKeys()) {
      const member = refOf(key);
      if (member.workspaceId === workspaceId && this.leases.find(key) !== undefined) yield member.memberId;
    }
  }

  /** Whether a member sits before one of their devices, whatever they chose to show. */
  isActive({ workspaceId, memberId }: MemberKey): boolean {
    const leases = this.leases.find(keyOf({ workspaceId, memberId }))?.leases.values() ?? [];
    return [...leases].some(({ idle }) => !idle);
  }

  private standing(chosen: ChosenStatus): ChosenStatus {
    return standingChoice(chosen, this.deps.clock.now());
  }

  /** Another node told something of a member, or fell silent. */
  private changedElsewhere({ key, before, orphaned }: LeaseChange<MemberLease>): void {
    const member = refOf(key);
    const presence = this.find(member.workspaceId, member.memberId);
    if (presence !== null) {
      this.tell(member, presence);
      return;
    }
    if (before === undefined || this.leaving.has(key) || this.leases.isLeavingElsewhere(key)) return;
    const leftAt = before.leftAt ?? new Date(this.deps.clock.now()).toISOString();
    if (orphaned) this.keepLastSeen(member, leftAt);
    this.tellGone(member, before.chosen, leftAt);
  }

  private keepLastSeen(member: MemberKey, at: string): void {
    this.store
      .keepLastSeen(member, at)
      .catch((error: unknown) =>
        this.deps.logger.warn({ err: error }, "when somebody was last seen could not be kept"),
      );
  }

  /** Reads the choices of everybody connected here: other nodes may have told of some while the bus was away. */
  private async refreshChosen(): Promise<void> {
    const workspaces = new Map<string, string[]>();
    for (const { workspaceId, memberId } of [...this.leases.memberKeysHere()].map(refOf))
      workspaces.set(workspaceId, [...(workspaces.get(workspaceId) ?? []), memberId]);
    try {
      for (const [workspaceId, memberIds] of workspaces)
        for (const [memberId, chosen] of await this.store.loadChosen(workspaceId, memberIds)) {
          this.leases.keepChosen(keyOf({ workspaceId, memberId }), chosen);
          this.announce({ workspaceId, memberId });
        }
    } catch (error) {
      this.deps.logger.warn({ err: error }, "chosen statuses could not be read anew");
    }
  }

  /** Who comes into a conversation and those in it learn of each other. */
  private introduce({ workspaceId, conversationId, memberId }: Joined): void {
    const people = [...(this.deps.hub.findFeed(workspaceId)?.membership.membersOf(conversationId) ?? [])];
    if (people.length > LIMITS.presenceMembers) return;
    const newcomer = this.find(workspaceId, memberId);
    for (const { id } of people) {
      if (id === memberId) continue;
      const presence = this.find(workspaceId, id);
      if (presence !== null) this.deps.signals.toMember(workspaceId, memberId, { type: "presence", ...presence });
      if (newcomer !== null) this.deps.signals.toMember(workspaceId, id, { type: "presence", ...newcomer });
    }
  }

  private announceAll(): void {
    for (const key of this.leases.memberKeys()) this.telling.add(() => void this.announce(refOf(key)));
  }

  /** Tells a member's presence if it is another than was told last; gives whether it was. */
  private announce(member: MemberKey): boolean {
    const presence = this.find(member.workspaceId, member.memberId);
    return presence !== null && this.tell(member, presence);
  }

  private tellGone(member: MemberKey, chosen: ChosenStatus, leftAt: string): void {
    this.tell(member, offlinePresence(member.memberId, this.standing({ ...chosen, lastSeenAt: leftAt })));
    const shown = this.shown.get(member.workspaceId);
    shown?.delete(member.memberId);
    if (shown?.size === 0) this.shown.delete(member.workspaceId);
  }

  private tell(member: MemberKey, presence: MemberPresence): boolean {
    const { workspaceId, memberId } = member;
    const shown = this.shown.get(workspaceId) ?? new Map<string, Told>();
    const text = JSON.stringify(presence);
    if (shown.get(memberId)?.presence === text) return false;
    const told = { presence: text, frame: signalFrame({ type: "presence", ...presence }) };
    this.shown.set(workspaceId, shown.set(memberId, told));
    this.deps.ephemeral.toMembers(workspaceId, this.visibleTo(member), told.frame);
    return true;
  }

  /** Those who share a conversation with the member and are kept current without asking; themselves included. */
  private visibleTo({ workspaceId, memberId }: MemberKey): Set<string> {
    const membership = this.deps.hub.findFeed(workspaceId)?.membership;
    return membership?.acquaintances(memberId, LIMITS.presenceMembers) ?? new Set([memberId]);
  }
}

export function presenceOf(
  memberId: string,
  leases: ReadonlyMap<string, { idle: boolean }>,
  chosen: ChosenStatus,
): MemberPresence {
  const status = statusOf(leases, chosen);
  const hidden = status !== "offline" || chosen.status === "invisible";
  const { text, emoji } = chosen;
  return { memberId, status, lastSeenAt: hidden ? null : chosen.lastSeenAt, text, emoji, until: endOf(chosen) };
}

/** Presence of somebody not connected here. */
export function offlinePresence(memberId: string, chosen: ChosenStatus = NOTHING_CHOSEN): MemberPresence {
  return presenceOf(memberId, new Map(), chosen);
}

function keyOf({ workspaceId, memberId }: MemberKey): string {
  return `${workspaceId}/${memberId}`;
}

function refOf(key: string): MemberKey {
  const [workspaceId = "", memberId = ""] = key.split("/");
  return { workspaceId, memberId };
}
