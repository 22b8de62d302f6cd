import { appRouter, LIMITS } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendText } from "../testing/conversation-factories.js";
import { eventually } from "../testing/eventually.js";
import type { RpcStream } from "../testing/sockets/rpc-socket.js";
import { createWorld, type Speaker, type World } from "../testing/world.js";
import { createStranger, type Stranger, speakerOf } from "./testing/attackers.js";
import { listProcedures } from "./testing/procedures.js";
import { createVictim, type Victim } from "./testing/victim.js";

const SWEPT_HERE = ["live.ephemeral", "live.events"];

test("every subscription is swept", () => {
  const subscriptions = listProcedures(appRouter).filter(({ type }) => type === "subscription");
  expect(subscriptions.map(({ name }) => name).sort()).toEqual(SWEPT_HERE);
});

describe.each([
  ["all fences", false],
  ["the application's filters alone", true],
])("with %s, streams tell nothing of what one may not see", (_fences, withoutRowSecurity) => {
  let world: World;
  let victim: Victim;
  let stranger: Stranger;
  /** Where the victim's log stood before the test's own deeds. */
  let cursor: string;

  beforeAll(async () => {
    world = await createWorld({ withoutRowSecurity });
    victim = await createVictim(world);
    stranger = await createStranger(world);
    ({ cursor } = await world.as(victim.owner).live.bootstrap.query());
  });
  afterAll(async () => {
    victim.close();
    await world.close();
  });

  /** Everything a stream tells about things happening in the victim's private group, up to the log's end. */
  async function tellDuringDeeds(speaker: Speaker, workspaceId: string, from: string): Promise<unknown[]> {
    const socket = await world.socket(speaker);
    const events = socket.subscribe("live.events", { cursor: from });
    const signals = socket.subscribe("live.ephemeral");
    await eventually("the streams are open", () => isOver(events) || (events.started && signals.data.length > 0));
    if (socket.end !== null) return [socket.end];
    await sendText(world.services, victim.owner.actor, victim.pool.conversationId ?? "", "Secret deed");
    const typing = { conversationId: victim.pool.conversationId ?? "", typing: true };
    world.clock.advance(LIMITS.typing.everyMs);
    await world.services.typing.signal(victim.owner.actor, typing);
    await world.settle(victim.workspace.id);
    await eventually("the log is told up to its end", async () => {
      await world.settle(workspaceId);
      return isOver(events) || isSynced(events);
    });
    socket.close();
    return [...events.data, ...signals.data.slice(1)];
  }

  const isOver = (stream: RpcStream) => stream.error !== null || stream.stopped;
  const isSynced = ({ data }: RpcStream) =>
    (data as { data: { type: string } }[]).some((event) => event.data.type === "sync");
  const secretsIn = (told: unknown[], secrets: string[]) =>
    secrets.filter((secret) => JSON.stringify(told).includes(secret));

  test("live.events and live.ephemeral: the owner sees it all, so there is something to see", async () => {
    const told = await tellDuringDeeds(await world.people.signInAgain(victim.member), victim.workspace.id, cursor);
    expect(JSON.stringify(told)).toContain("Secret deed");
    expect(told).toContainEqual(expect.objectContaining({ type: "typing", memberId: victim.owner.actor.memberId }));
  });

  test("live.events: a stranger with the victim's cursor is told to start anew, and nothing else", async () => {
    const told = await tellDuringDeeds(stranger.person, stranger.person.workspace.id, cursor);
    const ofOthers = told.filter((one) => !JSON.stringify(one).includes(stranger.person.actor.memberId));
    expect(ofOthers).toEqual([
      {
        id: cursor,
        data: expect.objectContaining({ type: "reset", reason: expect.stringMatching(/AHEAD_OF_HEAD|OTHER_HISTORY/) }),
      },
    ]);
  });

  test.each(["guest", "outsider"] as const)(
    "live.events and live.ephemeral: a %s with the owner's cursor sees nothing of the group",
    async (name) => {
      const told = await tellDuringDeeds(speakerOf(name, stranger, victim), victim.workspace.id, cursor);
      expect(secretsIn(told, [...victim.privateSecrets, "Secret deed", '"typing"'])).toEqual([]);
    },
  );

  test.each(["guest", "outsider"] as const)(
    "live.events: a %s who replays the whole log sees nothing of the group",
    async (name) => {
      const told = await tellDuringDeeds(speakerOf(name, stranger, victim), victim.workspace.id, "0.0");
      expect(told.length).toBeGreaterThan(1);
      expect(secretsIn(told, [...victim.privateSecrets, "Secret deed"])).toEqual([]);
    },
  );

  test.each([
    "stranger naming the workspace's id",
    "stranger naming the workspace's slug",
    "deactivated",
    "anonymous",
    "revoked",
  ] as const)("%s: the connection is closed", async (name) => {
    const socket = await world.socket(speakerOf(name, stranger, victim));
    const stream = socket.subscribe("live.events", { cursor });
    expect(await socket.ended()).toMatchObject({ code: 4401 });
    expect(stream.data).toEqual([]);
  });
});
