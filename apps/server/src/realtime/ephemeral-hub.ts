import type { Actor, EphemeralSignal } from "@parley/api/server";
import { type Channel, DirectSource } from "./direct-source.js";
import { GatheredFrames, type GatheringOptions, writeFrames } from "./gathered-frames.js";
import type { Hub } from "./hub.js";
import type { Signals } from "./signals.js";
import { signalFrame, type WireFrame } from "./wire-frame.js";

/** Frames of a stream's beginning that share one write. */
const FIRST_FRAMES = 500;

/** Told when an ephemeral stream opens and closes: a connection is a lease on being there. */
export interface StreamWatcher {
  /** Gives what the stream begins with. */
  opened(actor: Actor, connectionId: string): Promise<readonly WireFrame[]>;
  closed(actor: Actor, connectionId: string): void;
}

/** The open `live.ephemeral` streams of this node, by member. Signals are encoded once for all their receivers. */
export class EphemeralHub implements Signals {
  /** By workspace, then by member. */
  private readonly streams = new Map<string, Map<string, readonly Channel[]>>();
  private readonly watchers: StreamWatcher[] = [];
  private readonly gathered: GatheredFrames;

  constructor(
    private readonly hub: Hub,
    options: GatheringOptions = {},
  ) {
    this.gathered = new GatheredFrames(options);
  }

  watch(watcher: StreamWatcher): void {
    this.watchers.push(watcher);
  }

  toMember(workspaceId: string, memberId: string, signal: EphemeralSignal): void {
    this.send(this.channels(workspaceId, memberId), signalFrame(signal));
  }

  toConversation(
    workspaceId: string,
    conversationId: string,
    signal: EphemeralSignal,
    options: { exceptMemberId?: string } = {},
  ): void {
    const frame = signalFrame(signal);
    for (const member of this.hub.findFeed(workspaceId)?.membership.membersOf(conversationId) ?? [])
      if (member.id !== options.exceptMemberId) this.send(this.channels(workspaceId, member.id), frame);
  }

  /** To many, who can wait a moment: in a rush it comes up to half a second later, together with others. */
  toMembers(workspaceId: string, memberIds: Iterable<string>, frame: WireFrame): void {
    const streams = this.streams.get(workspaceId);
    if (streams === undefined) return;
    for (const memberId of memberIds)
      for (const channel of streams.get(memberId) ?? []) this.gathered.add(channel, frame);
  }

  private send(channels: readonly Channel[], frame: WireFrame): void {
    for (const channel of channels) writeFrames(channel, [frame]);
  }

  private channels(workspaceId: string, memberId: string): readonly Channel[] {
    return this.streams.get(workspaceId)?.get(memberId) ?? [];
  }

  private takeIn({ workspaceId, memberId }: Actor, channel: Channel): void {
    const streams = this.streams.get(workspaceId) ?? new Map<string, readonly Channel[]>();
    this.streams.set(workspaceId, streams);
    // Spreading or pushing would keep room for sixteen more.
    streams.set(memberId, this.channels(workspaceId, memberId).concat([channel]));
  }

  private takeOut({ workspaceId, memberId }: Actor, channel: Channel): void {
    this.gathered.forget(channel);
    const streams = this.streams.get(workspaceId);
    const left = this.channels(workspaceId, memberId).filter((other) => other !== channel);
    if (left.length > 0) streams?.set(memberId, left);
    else streams?.delete(memberId);
    if (streams?.size === 0) this.streams.delete(workspaceId);
  }

  /** What `live.ephemeral` gives. */
  stream(actor: Actor): DirectSource<EphemeralSignal> {
    return new EphemeralSource(this, actor);
  }

  /** Takes a stream in; gives what takes it out again. */
  async open(actor: Actor, channel: Channel): Promise<() => void> {
    // Membership must be known here before the first signal can be addressed.
    const feed = this.hub.feed(actor.workspaceId);
    await feed.ready;
    feed.users += 1;
    this.takeIn(actor, channel);
    const close = () => {
      feed.users -= 1;
      this.takeOut(actor, channel);
      for (const watcher of this.watchers) watcher.closed(actor, channel.connectionId);
    };
    try {
      channel.data({ type: "ready", connectionId: channel.connectionId } satisfies EphemeralSignal);
      for (const watcher of this.watchers) await begin(channel, await watcher.opened(actor, channel.connectionId));
    } catch (error) {
      close();
      throw error;
    }
    return close;
  }
}

/** In pieces a client can keep up with, so that nobody is taken for a slow reader because they know many people. */
async function begin(channel: Channel, frames: readonly WireFrame[]): Promise<void> {
  for (let start = 0; start < frames.length; start += FIRST_FRAMES) {
    writeFrames(channel, frames.slice(start, start + FIRST_FRAMES));
    if (start + FIRST_FRAMES < frames.length) await channel.drained();
  }
}

class EphemeralSource extends DirectSource<EphemeralSignal> {
  constructor(
    private readonly hub: EphemeralHub,
    private readonly actor: Actor,
  ) {
    super();
  }

  open(channel: Channel): Promise<() => void> {
    return this.hub.open(this.actor, channel);
  }
}
