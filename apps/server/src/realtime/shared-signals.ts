import { EphemeralSignal } from "@parley/api/server";
import { z } from "zod";
import type { Bus, Topic } from "../cluster/bus.js";
import type { Signals } from "./signals.js";

interface SignalHint {
  workspaceId: string;
  to: { memberId: string } | { conversationId: string; exceptMemberId?: string | undefined };
  signal: EphemeralSignal;
}

/** A signal for streams of other nodes. Lost: like any signal, it is gone. */
const SignalHint: Topic<SignalHint> = {
  name: "signal",
  body: z.object({
    workspaceId: z.uuid(),
    to: z.union([
      z.object({ memberId: z.uuid() }),
      z.object({ conversationId: z.uuid(), exceptMemberId: z.uuid().optional() }),
    ]),
    signal: EphemeralSignal,
  }),
};

/** Signals to the streams of all nodes: `local` serves this one's, the bus takes them to the others. */
export function createSharedSignals(local: Signals, bus: Bus): Signals {
  bus.subscribe(SignalHint, ({ workspaceId, to, signal }) => {
    if ("memberId" in to) local.toMember(workspaceId, to.memberId, signal);
    else local.toConversation(workspaceId, to.conversationId, signal, exceptFor(to.exceptMemberId));
  });
  return {
    toMember: (workspaceId, memberId, signal) => {
      local.toMember(workspaceId, memberId, signal);
      bus.publish(SignalHint, { workspaceId, to: { memberId }, signal });
    },
    toConversation: (workspaceId, conversationId, signal, options = {}) => {
      local.toConversation(workspaceId, conversationId, signal, options);
      bus.publish(SignalHint, { workspaceId, to: { conversationId, ...options }, signal });
    },
  };
}

function exceptFor(exceptMemberId: string | undefined): { exceptMemberId?: string } {
  return exceptMemberId === undefined ? {} : { exceptMemberId };
}
