import { type Actor, LIMITS, type MemberPresence } from "@parley/api/server";
import type { StreamWatcher } from "../../realtime/ephemeral-hub.js";
import type { Joined } from "../../realtime/feed.js";
import type { Hub } from "../../realtime/hub.js";
import type { FeatureDeps } from "../feature.js";
import { type ChosenStatus, LeaseBook, NOTHING_CHOSEN, standingChoice, statusOf } from "./lease-book.js";
import { loadOwnChosen, storeLastSeen } from "./presence-rows.js";

/** A page reload closes one connection before it opens the next; only after this long is somebody gone, in milliseconds. */
const LEAVING_MS = 2_000;
/** Chosen statuses are looked at for their end this often, in milliseconds. */
const EXPIRY_EVERY_MS = 15_000;

export interface PresenceBoardDeps extends FeatureDeps {
  hub: Hub;
  /** Runs a task later; gives what calls it off. Tests run it by hand. */
  schedule?: (task: () => void, ms: number) => () => void;
}

function scheduleByTimer(task: () => void, ms: number): () => void {
  const timer = setTimeout(task, ms).unref();
  return () => clearTimeout(timer);
}

/** Who is there, on this node, and the telling of it to those who may know. */
export class PresenceBoard implements StreamWatcher {
  private readonly leases = new LeaseBook();
  private readonly leaving = new Map<string, () => void>();
  private readonly shown = new Map<string, string>();
  private readonly actors = new Map<string, Actor>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly deps: PresenceBoardDeps) {
    deps.hub.onJoined((joined) => this.introduce(joined));
  }

  run(): void {
    this.timer = setInterval(() => this.announceAll(), EXPIRY_EVERY_MS);
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    for (const callOff of this.leaving.values()) callOff();
  }

  async opened(
    actor: Actor,
    connectionId: string,
    send: (signal: { type: "presence" } & MemberPresence) => void,
  ): Promise<void> {
    const key = keyOf(actor);
    this.leaving.get(key)?.();
    this.leaving.delete(key);
    const chosen = this.leases.find(key)?.chosen ?? (await loadOwnChosen(this.deps.db, actor));
    this.leases.open(key, connectionId, chosen);
    this.actors.set(key, actor);
    this.announce(actor);
    for (const memberId of this.visibleTo(actor)) {
      const presence = this.find(actor.workspaceId, memberId);
      if (presence !== null) send({ type: "presence", ...presence });
    }
  }

  closed(actor: Actor, connectionId: string): void {
    const key = keyOf(actor);
    const chosen = this.leases.find(key)?.chosen;
    if (!this.leases.close(key, connectionId)) return;
    const lastSeenAt = new Date(this.deps.clock.now()).toISOString();
    storeLastSeen(this.deps.db, actor, lastSeenAt).catch((error: unknown) =>
      this.deps.logger.warn({ err: error }, "when somebody was last seen could not be kept"),
    );
    const leave = () => {
      this.leaving.delete(key);
      this.actors.delete(key);
      const wasInvisible = chosen?.status === "invisible";
      this.tell(actor, {
        memberId: actor.memberId,
        status: "offline",
        lastSeenAt: wasInvisible ? null : lastSeenAt,
        text: chosen?.text ?? null,
        emoji: chosen?.emoji ?? null,
      });
      this.shown.delete(key);
    };
    this.leaving.set(key, (this.deps.schedule ?? scheduleByTimer)(leave, LEAVING_MS));
  }

  /** Whether the connection is open and the actor's. */
  owns(actor: Actor, connectionId: string): boolean {
    return this.leases.owns(keyOf(actor), connectionId);
  }

  setIdle(actor: Actor, connectionId: string, idle: boolean): void {
    this.leases.setIdle(keyOf(actor), connectionId, idle);
    this.announce(actor);
  }

  choose(actor: Actor, chosen: ChosenStatus): void {
    this.leases.choose(keyOf(actor), chosen);
    this.announce(actor);
  }

  /** What others see of somebody connected (or just leaving); `null` for everybody else. */
  find(workspaceId: string, memberId: string): MemberPresence | null {
    const entry = this.leases.find(`${workspaceId}/${memberId}`);
    if (entry === undefined) return null;
    return presenceOf(memberId, entry.leases, standingChoice(entry.chosen, this.deps.clock.now()));
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
    for (const key of this.leases.memberKeys()) {
      const actor = this.actors.get(key);
      if (actor !== undefined) this.announce(actor);
    }
  }

  /** Tells a member's presence if it is another than was told last. */
  private announce(actor: Actor): void {
    const presence = this.find(actor.workspaceId, actor.memberId);
    if (presence !== null) this.tell(actor, presence);
  }

  private tell(actor: Actor, presence: MemberPresence): void {
    const key = keyOf(actor);
    const told = JSON.stringify(presence);
    if (this.shown.get(key) === told) return;
    this.shown.set(key, told);
    for (const memberId of this.visibleTo(actor))
      this.deps.signals.toMember(actor.workspaceId, memberId, { type: "presence", ...presence });
  }

  /** Those who share a conversation with the actor and are kept current without asking; themselves included. */
  private visibleTo(actor: Actor): Set<string> {
    const people = new Set([actor.memberId]);
    const membership = this.deps.hub.findFeed(actor.workspaceId)?.membership;
    for (const conversationId of membership?.member(actor.memberId).joined.keys() ?? []) {
      const conversation = [...(membership?.membersOf(conversationId) ?? [])];
      if (conversation.length > LIMITS.presenceMembers) continue;
      for (const member of conversation) people.add(member.id);
    }
    return people;
  }
}

export function presenceOf(
  memberId: string,
  leases: ReadonlyMap<string, { idle: boolean }>,
  chosen: ChosenStatus,
): MemberPresence {
  const status = statusOf(leases, chosen);
  const hidden = status !== "offline" || chosen.status === "invisible";
  return { memberId, status, lastSeenAt: hidden ? null : chosen.lastSeenAt, text: chosen.text, emoji: chosen.emoji };
}

/** Presence of somebody not connected here. */
export function offlinePresence(memberId: string, chosen: ChosenStatus = NOTHING_CHOSEN): MemberPresence {
  return presenceOf(memberId, new Map(), chosen);
}

function keyOf(actor: Actor): string {
  return `${actor.workspaceId}/${actor.memberId}`;
}
