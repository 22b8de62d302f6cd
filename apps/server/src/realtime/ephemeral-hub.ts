import type { Actor, EphemeralSignal } from "@parley/api/server";
import { type Channel, DirectSource } from "./direct-source.js";
import type { Hub } from "./hub.js";
import type { Signals } from "./signals.js";
import { WireFrame } from "./wire-frame.js";

/** Told when an ephemeral stream opens and closes: a connection is a lease on being there. */
export interface StreamWatcher {
  opened(actor: Actor, connectionId: string, send: (signal: EphemeralSignal) => void): Promise<void> | void;
  closed(actor: Actor, connectionId: string): void;
}

/** The open `live.ephemeral` streams of this node, by member. Signals are encoded once for all their receivers. */
export class EphemeralHub implements Signals {
  private readonly streams = new Map<string, readonly Channel[]>();
  private readonly watchers: StreamWatcher[] = [];

  constructor(private readonly hub: Hub) {}

  watch(watcher: StreamWatcher): void {
    this.watchers.push(watcher);
  }

  toMember(workspaceId: string, memberId: string, signal: EphemeralSignal): void {
    this.send(this.channels(workspaceId, memberId), frameFor(signal));
  }

  toConversation(
    workspaceId: string,
    conversationId: string,
    signal: EphemeralSignal,
    options: { exceptMemberId?: string } = {},
  ): void {
    const frame = frameFor(signal);
    for (const member of this.hub.findFeed(workspaceId)?.membership.membersOf(conversationId) ?? [])
      if (member.id !== options.exceptMemberId) this.send(this.channels(workspaceId, member.id), frame);
  }

  private send(channels: readonly Channel[], frame: WireFrame): void {
    for (const channel of channels) if (channel.writable) channel.write(frame.for(channel.rpcId));
  }

  private channels(workspaceId: string, memberId: string): readonly Channel[] {
    return this.streams.get(`${workspaceId}/${memberId}`) ?? [];
  }

  /** What `live.ephemeral` gives. */
  stream(actor: Actor): DirectSource<EphemeralSignal> {
    return new EphemeralSource(this, actor);
  }

  /** Takes a stream in; gives what takes it out again. */
  async open(actor: Actor, channel: Channel): Promise<() => void> {
    const key = `${actor.workspaceId}/${actor.memberId}`;
    // Membership must be known here before the first signal can be addressed.
    const feed = this.hub.feed(actor.workspaceId);
    await feed.requireMember(actor.memberId);
    feed.users += 1;
    this.streams.set(key, [...(this.streams.get(key) ?? []), channel]);
    const close = () => {
      feed.users -= 1;
      const left = (this.streams.get(key) ?? []).filter((other) => other !== channel);
      if (left.length === 0) this.streams.delete(key);
      else this.streams.set(key, left);
      for (const watcher of this.watchers) watcher.closed(actor, channel.connectionId);
    };
    try {
      channel.data({ type: "ready", connectionId: channel.connectionId } satisfies EphemeralSignal);
      for (const watcher of this.watchers)
        await watcher.opened(actor, channel.connectionId, (signal) => channel.data(signal));
    } catch (error) {
      close();
      throw error;
    }
    return close;
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

function frameFor(signal: EphemeralSignal): WireFrame {
  return new WireFrame(`,"result":{"type":"data","data":{"json":${JSON.stringify(signal)}}}}`);
}
