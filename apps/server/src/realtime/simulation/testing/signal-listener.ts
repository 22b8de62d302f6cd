import { signalFrame } from "../../wire-frame.js";
import { mintActor } from "../../../testing/mint-actor.js";
import { SimulatedChannel } from "./simulated-channel.js";
import type { Report } from "./simulated-client.js";
import { WORKSPACE } from "./simulated-database.js";
import type { Ground, SimulatedNode } from "./simulated-node.js";

/** Tells so many members of a node something that is never stored; `number` grows with each. */
export function signal(node: SimulatedNode, memberIds: readonly string[], number: number): void {
  const presence = { memberId: `${number}`, status: "online", lastSeenAt: null } as never;
  node.ephemeral.toMembers(WORKSPACE, memberIds, signalFrame({ type: "presence", presences: [presence] } as never));
}

/** Somebody's stream of signals: any of them may be lost, but none comes twice or out of order. */
export class SignalListener {
  heard = 0;
  private last = 0;

  constructor(
    memberId: string,
    { scheduler }: Ground,
    readonly node: SimulatedNode,
    private readonly report: Report,
  ) {
    const life = { alive: true, frozen: false };
    const ends = { onWrite: () => undefined, onArrival: (arrival: unknown) => this.arrived(arrival) };
    const channel = new SimulatedChannel(2, scheduler, ends, life);
    const actor = mintActor({ workspaceId: WORKSPACE, memberId, userId: memberId, role: "member" });
    node.ephemeral.open(actor, channel).then(
      (close) => channel.opened(close),
      () => channel.drop(),
    );
  }

  private arrived(arrival: unknown): void {
    const number = Number(/"memberId":"(\d+)"/.exec(JSON.stringify(arrival).replaceAll("\\", ""))?.[1] ?? Number.NaN);
    if (Number.isNaN(number)) return;
    this.heard += 1;
    if (number <= this.last) this.report(`signal ${number} comes after ${this.last}`);
    this.last = number;
  }
}
