import { join } from "node:path";
import type { ClientPlan } from "./load/scripted-client.js";
import type { Random } from "./random.js";
import type { World } from "./stage/world.js";

/** Every so many people of a workspace have a second device. */
const SECOND_DEVICE_EVERY = 8;

/** What holds for all clients of a run. */
export interface PlanOptions extends Pick<ClientPlan, "everyMs" | "pace"> {
  /**
   * The nodes' URLs. Who is there to be flooded connects to one of them directly: what a relay and a proxy take before
   * anything is left unsent is several times what the server's own socket takes.
   */
  doors: readonly string[];
}

/** Everybody's devices, each with a script of its own and a journal in the folder: the same for the same seed. */
export function planClients(
  { workspaces }: World,
  folder: string,
  random: Random,
  { everyMs, pace, doors }: PlanOptions,
): ClientPlan[] {
  let flooded = 0;
  const doorOf = (isFlooded: boolean) => (isFlooded ? (doors[flooded++ % doors.length] ?? null) : null);
  return workspaces.flatMap(({ id: workspaceId, people, flooded: { readers } }, place) =>
    people.flatMap(({ id: memberId, token }, index) => {
      const devices = index % SECOND_DEVICE_EVERY === 1 ? 2 : 1;
      return Array.from({ length: devices }, (_, device) => {
        const name = `w${place + 1}-m${index + 1}-d${device + 1}`;
        const seed = random.between(0, 2 ** 31);
        return {
          name,
          workspaceId,
          memberId,
          token,
          seed,
          everyMs,
          pace,
          devices,
          door: doorOf(readers.includes(memberId)),
          journal: join(folder, `${name}.journal`),
        };
      });
    }),
  );
}
