import { appRouter } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Channel } from "../realtime/direct-source.js";
import { createWorld, type World } from "../testing/world.js";
import { createStranger, type Stranger } from "./testing/attackers.js";
import { checksumOf } from "./testing/checksum.js";
import { callAs, Misled } from "./testing/forged-calls.js";
import { generateInput } from "./testing/generate-input.js";
import { OVERRIDES } from "./testing/overrides.js";
import { listProcedures, type SweptProcedure } from "./testing/procedures.js";
import { createVictim, type Victim } from "./testing/victim.js";

/** What stands in no workspace's rows is fenced by other means, and swept by `sweep.pg.test.ts`. */
const ROWLESS: Record<string, string> = {
  "push.key": "it is the installation's, the same for everybody",
  "presence.signal": "it reads and writes connections of this node, no rows",
};
const inWorkspace = listProcedures(appRouter).filter(
  ({ name, type, access }) =>
    type !== "subscription" && access !== "public" && access !== "user" && ROWLESS[name] === undefined,
);

describe("with row security alone, a forged actor finds and changes nothing", () => {
  const misled = new Misled();
  let world: World;
  let stranger: Stranger;
  let victim: Victim | null = null;

  beforeAll(async () => {
    world = await createWorld({ wrapDatabase: misled.wrap });
    stranger = await createStranger(world);
  });
  afterAll(async () => {
    victim?.close();
    await world.close();
  });

  const titleOf = ({ name, type, access }: SweptProcedure) => `${type} ${name} (${access})`;

  test.each(inWorkspace.map((procedure) => [titleOf(procedure), procedure] as const))(
    "%s",
    async (_title, procedure) => {
      victim ??= await createVictim(world);
      const override = OVERRIDES[procedure.name] ?? {};
      const given = await override.given?.(victim, world);
      const { input } = generateInput(procedure.input, victim.pool, given);
      const { actor } = (await override.rightful?.(victim, world)) ?? victim.owner;
      const own = stranger.person.workspace.id;
      const stored = () => Promise.all([digest(victim?.workspace.id ?? "", victim?.userIds ?? []), digest(own, [])]);

      const before = await stored();
      const answer = await misled.into(world, own, () => callAs(world, actor, procedure.name, input));
      const secrets = victim.secrets.filter((secret) => answer.ok && JSON.stringify(answer.data).includes(secret));
      expect(secrets.filter((secret) => !JSON.stringify(input ?? {}).includes(secret))).toEqual([]);
      expect(await stored()).toEqual(before);

      expect(await callAs(world, actor, procedure.name, input)).toMatchObject({ ok: true });
      if (procedure.type === "mutation") {
        victim.close();
        victim = null;
      }
    },
  );

  function digest(workspaceId: string, userIds: readonly string[]): Promise<Record<string, string>> {
    const scope = { workspaceId, userIds: [stranger.person.actor.userId, ...userIds] };
    return checksumOf(world.unfenced.sql, scope);
  }

  test("subscription live.events: a forged actor's stream does not open", async () => {
    victim ??= await createVictim(world);
    const { actor } = victim.owner;
    // The stream that is open there knows the log already; a node that has just started does not.
    await world.stop();
    await world.start();
    const channel = { alive: true, writable: true } as Channel;
    const open = async () => world.app.container.hub.events(actor, { cursor: "0.0" }).open(channel);
    await expect(misled.into(world, stranger.person.workspace.id, open)).rejects.toThrow("has no log");
  });
});
