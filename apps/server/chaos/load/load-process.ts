import { createWriteStream, type WriteStream } from "node:fs";
import { serve } from "../../bench/harness/remote.js";
import { until } from "../../bench/harness/sleep.js";
import type { SendAttempt } from "../checker/journal.js";
import type { Standing } from "../checker/standing.js";
import { addUp } from "../counts.js";
import { Random } from "../random.js";
import { type ClientPlan, ScriptedClient } from "./scripted-client.js";

/** Clients of a process that ask for a fresh state at once. */
const COMPARED_AT_ONCE = 4;

let clients: ScriptedClient[] = [];
let attempts: WriteStream | undefined;

/** Some of the clients of this process: a share between 0 and 1, at least one. */
function some(seed: number, share: number): ScriptedClient[] {
  return new Random(seed).some(clients, Math.max(1, Math.round(clients.length * share)));
}

/** The devices of these people. */
const devicesOf = (memberIds: readonly string[]) => clients.filter(({ memberId }) => memberIds.includes(memberId));

/** What a process of scripted clients does. */
const load = {
  /** Makes the clients; they follow their workspaces, and rest. Attempts to send are written to a file, one a line. */
  open: async (url: string, plans: ClientPlan[], file: string): Promise<void> => {
    attempts = createWriteStream(file);
    const onAttempt = (attempt: SendAttempt) => attempts?.write(`${JSON.stringify(attempt)}\n`);
    clients = plans.map((plan) => new ScriptedClient(plan, url, onAttempt));
    for (const client of clients) client.follow();
    await until("all clients are connected", 60_000, () => clients.every(({ isConnected }) => isConnected));
  },
  act: (): void => {
    for (const client of clients) client.act();
  },
  /** Resolves when nobody does anything any more. */
  rest: async (): Promise<void> => {
    await Promise.all(clients.map((client) => client.rest()));
  },
  goAway: async (seed: number, share: number, forMs: number): Promise<number> => {
    const chosen = some(seed, share);
    await Promise.all(chosen.map((client) => client.goAway(forMs)));
    return chosen.length;
  },
  /** These people go away until they are called back; gives on how many devices they were there. */
  leave: (memberIds: string[]): number => devicesOf(memberIds).filter((client) => client.leave()).length,
  /** Those of them who left come back, at once. */
  return: (memberIds: string[]): void => {
    for (const client of devicesOf(memberIds)) client.return();
  },
  /** These people read nothing any more until `readOn`; gives how many of their devices are connected. */
  stopReading: (memberIds: string[]): number => devicesOf(memberIds).filter((client) => client.stopReading()).length,
  readOn: (memberIds: string[]): void => {
    for (const client of devicesOf(memberIds)) client.readOn();
  },
  /** How many devices of these people have not come to this place of the log yet. */
  lagging: (memberIds: string[], seq: number): number =>
    devicesOf(memberIds).filter(({ place }) => place.seq < seq).length,
  sendAtOnce: async (seed: number, share: number, times: number): Promise<number> => {
    const chosen = some(seed, share);
    await Promise.all(chosen.map((client) => client.sendAtOnce(times)));
    return chosen.length;
  },
  deliveries: (): number => clients.reduce((sum, client) => sum + client.deliveries, 0),
  /** The clients that have not come to their workspace's place yet, of those given by name. */
  behind: (places: Record<string, number>): string[] =>
    clients.filter(({ name, place }) => place.seq < (places[name] ?? 0)).map(({ name }) => name),
  /** How many messages that were to be sent by now still wait for it. */
  overdue: async (): Promise<number> => {
    const counts = await Promise.all(clients.map((client) => client.overdue()));
    return counts.reduce((sum, count) => sum + count, 0);
  },
  /** Compares every client's state with a fresh one; gives where the server says their members stand. */
  compare: async (): Promise<Standing[]> => {
    const left = [...clients];
    const standings: Standing[] = [];
    const work = async () => {
      for (let client = left.pop(); client !== undefined; client = left.pop()) {
        const standing = await client.compare();
        if (standing !== null) standings.push(standing);
      }
    };
    await Promise.all(Array.from({ length: COMPARED_AT_ONCE }, work));
    return standings;
  },
  /** What was done how often, what of it was refused, and how many places were read elsewhere without a device being told. */
  tally: (): { done: Record<string, number>; refused: Record<string, number>; untold: number } => ({
    done: addUp(clients.map(({ done }) => done.counts)),
    refused: addUp(clients.map(({ refused }) => refused.counts)),
    untold: clients.reduce((sum, { untold }) => sum + untold, 0),
  }),
  close: async (): Promise<void> => {
    await Promise.all(clients.map((client) => client.close()));
    await new Promise((resolve) => attempts?.end(resolve));
  },
};
export type Load = typeof load;

serve(load);
