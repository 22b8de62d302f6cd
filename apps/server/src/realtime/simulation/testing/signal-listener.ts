import { mintActor } from "../../../testing/mint-actor.js";
import { signalFrame } from "../../wire-frame.js";
import { type Arrival, SimulatedChannel } from "./simulated-channel.js";
import type { Report } from "./simulated-client.js";
import { WORKSPACE } from "./simulated-database.js";
import type { Ground, SimulatedNode } from "./simulated-node.js";

/** Tells so many members of a node something that is never stored; `number` grows with each. */
export function signal(node: SimulatedNode, memberIds: readonly string[], number: number): void {
  const frame = signalFrame({ type: "typing", conversationId: "house", memberId: `${number}`, typing: true });
  node.ephemeral.toMembers(WORKSPACE, memberIds, frame);
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
    const ends = { onWrite: () => undefined, onArrival: (arrival: Arrival) => this.arrived(arrival) };
    const channel = new SimulatedChannel(2, scheduler, ends, life);
    const actor = mintActor({ workspaceId: WORKSPACE, memberId, userId: memberId, role: "member" });
    node.ephemeral.open(actor, channel).then(
      (close) => channel.opened(close),
      () => channel.drop(),
    );
  }

  private arrived(arrival: Arrival): void {
    const number = Number(typeof arrival === "object" && /"memberId":"(\d+)"/.exec(arrival.text)?.[1]);
    if (!(number > 0)) return;
    this.heard += 1;
    if (number <= this.last) this.report(`signal ${number} comes after ${this.last}`);
    this.last = number;
  }
}
