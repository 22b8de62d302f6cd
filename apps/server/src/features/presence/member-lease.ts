import { z } from "zod";
import type { Bus, Topic } from "../../cluster/bus.js";
import { soloBus } from "../../cluster/bus.js";
import { type Leases, soloLeases } from "../../cluster/leases.js";
import { ChosenStatus } from "./chosen-status.js";

/** What a node knows of a member who is connected to it. */
export const MemberLease = z.object({
  /** By connection id; none once they have left and may be back in a moment. */
  connections: z.record(z.string(), z.object({ idle: z.boolean() })),
  chosen: ChosenStatus,
  /** When the last connection closed, ISO 8601; `null` while there is one. */
  leftAt: z.string().nullable(),
});
export type MemberLease = z.infer<typeof MemberLease>;

/** What the nodes know of each other's members, and tell each other about them. */
export interface PresencePeers {
  leases: Leases<MemberLease>;
  bus: Bus;
}

export const soloPeers: PresencePeers = { leases: soloLeases, bus: soloBus };

/** Whether anybody sits before a connection of another node. Lost: the client's next signal tells again. */
export const IdleHint: Topic<{ memberKey: string; connectionId: string; idle: boolean }> = {
  name: "presence.idle",
  body: z.object({ memberKey: z.string(), connectionId: z.string(), idle: z.boolean() }),
};

/** A member chose a status. Lost: it is read from the database once the bus works again. */
export const ChosenHint: Topic<{ memberKey: string; chosen: ChosenStatus }> = {
  name: "presence.chosen",
  body: z.object({ memberKey: z.string(), chosen: ChosenStatus }),
};
