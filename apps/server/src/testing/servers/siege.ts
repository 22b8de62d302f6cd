import { randomUUID } from "node:crypto";
import { inspect } from "node:util";
import { checksumOf } from "../../isolation/testing/checksum.js";
import type { Logger } from "../../observability/logger.js";
import { eventually } from "../eventually.js";
import { silentLogger } from "../fakes/silent-logger.js";
import { createScene, type Scene } from "../scene.js";
import { createWorld, type World, type WorldOptions } from "../world.js";

/** A world under attack, and somebody in it who works on undisturbed. */
export interface Siege {
  world: World;
  scene: Scene;
  /** Host and port, as a Host header has them. */
  host: string;
  /** What the server logged as its own faults; empty unless something hostile reached too far. */
  faults: unknown[];
  /**
   * Attacks, and gives the harm that was done: rows that changed, faults that were logged, probes that fail. Throws when
   * connections are left behind, or two people no longer reach each other over HTTP and the socket.
   */
  survive(attack: () => Promise<void>): Promise<string[]>;
  close(): Promise<void>;
}

export async function createSiege(options: Pick<WorldOptions, "wrapDatabase"> = {}): Promise<Siege> {
  const faults: unknown[] = [];
  const logger: Logger = { ...silentLogger, error: (...fault: unknown[]) => void faults.push(fault) };
  const world = await createWorld({ ...options, logger });
  const scene = await createScene(world);
  const { owner, colleague, guest, outsider, workspace } = scene;
  const scope = {
    workspaceId: workspace.id,
    userIds: [owner, colleague, guest, outsider].map(({ actor }) => actor.userId),
  };

  return {
    world,
    scene,
    host: new URL(world.url).host,
    faults,
    survive: async (attack) => {
      faults.length = 0;
      const before = await checksumOf(world.unfenced.sql, scope);
      await attack();
      const after = await checksumOf(world.unfenced.sql, scope);
      await eventually("no hostile connection is left", () => {
        world.app.live.sweep(Date.now() + 60_000);
        return world.app.live.size === 0;
      });
      const probes = await Promise.all(["/healthz", "/readyz"].map((path) => fetch(world.url + path)));
      await talk(world, scene);
      return [
        ...Object.keys(after).flatMap((table) => (after[table] === before[table] ? [] : [`rows of ${table} changed`])),
        ...probes.flatMap(({ status, url }) => (status === 200 ? [] : [`${url} answers ${status}`])),
        ...faults.map((fault) => `the server logged ${inspect(fault)}`),
      ];
    },
    close: () => world.close(),
  };
}

/** A message from one person to another who listens. */
async function talk(world: World, { owner, colleague, group }: Scene): Promise<void> {
  const { cursor } = await world.as(colleague).live.bootstrap.query();
  const socket = await world.socket(colleague);
  const stream = socket.subscribe("live.events", { cursor });
  await eventually("a listener is let in", () => stream.started);
  const text = `Still here ${randomUUID()}`;
  await world.as(owner).messages.send.mutate({ conversationId: group.id, nonce: randomUUID(), text });
  await eventually("the message arrives", () => JSON.stringify(stream.data).includes(text));
  socket.close();
}
