import { join } from "node:path";
import type { ClientPlan } from "./load/scripted-client.js";
import type { Random } from "./random.js";
import type { World } from "./stage/world.js";

/** Every so many people of a workspace have a second device. */
const SECOND_DEVICE_EVERY = 8;

/** Everybody's devices, each with a script of its own and a journal in the folder: the same for the same seed. */
export function planClients(
  { workspaces }: World,
  folder: string,
  random: Random,
  { everyMs, pace }: Pick<ClientPlan, "everyMs" | "pace">,
): ClientPlan[] {
  return workspaces.flatMap(({ id: workspaceId, people }, place) =>
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
          journal: join(folder, `${name}.journal`),
        };
      });
    }),
  );
}
