import { appRouter } from "@parley/api/server";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LoggedLines } from "../testing/fakes/logged-lines.js";
import { testEmail } from "../testing/identity-factories.js";
import { createWorld, type World } from "../testing/world.js";
import { generateInput } from "./testing/generate-input.js";
import { OVERRIDES } from "./testing/overrides.js";
import { listProcedures, type SweptProcedure } from "./testing/procedures.js";
import { createVictim, type Victim } from "./testing/victim.js";

const WORDS = "The keys are under the mat";
const PASSWORD = "correct horse";
const called = listProcedures(appRouter).filter(({ type }) => type !== "subscription");

let world: World;
let lines: LoggedLines;
let victim: Victim;
/** What the database throws instead of working: an error that quotes what was to be stored. */
let fault: Error | null = null;
/** Everything that was secret at some time. */
const secrets = new Set([WORDS, PASSWORD, "correct", `@${testEmail().split("@")[1]}`]);

async function renewVictim(): Promise<void> {
  victim?.close();
  victim = await createVictim(world);
  const { owner, member, guest, revoked, invitationToken } = victim;
  for (const person of [owner, member, guest, revoked]) secrets.add(person.token).add(person.email);
  const ids = /^[0-9a-f]{8}-/;
  for (const secret of [...victim.secrets, invitationToken]) if (!ids.test(secret)) secrets.add(secret);
}

/** The lines that hold something secret. */
const leaking = () => lines.raw.filter((line) => [...secrets].some((secret) => line.includes(secret)));

beforeAll(async () => {
  lines = new LoggedLines();
  world = await createWorld({
    logger: lines.logger,
    wrapDatabase: (db) => ({
      ...db,
      withWorkspace: (workspaceId, fn, options) =>
        fault === null ? db.withWorkspace(workspaceId, fn, options) : Promise.reject(fault),
    }),
  });
  await renewVictim();
});
afterAll(async () => {
  victim.close();
  await world.close();
});

/** The rightful input, with words in it wherever it takes any. */
async function inputOf({ name, input }: SweptProcedure): Promise<Record<string, unknown> | undefined> {
  const given = (await OVERRIDES[name]?.given?.(victim, world)) ?? {};
  for (const value of Object.values(given))
    if (typeof value === "string" && value.length > 12 && !/^[0-9a-f-]{36}$/.test(value)) secrets.add(value);
  const generated = generateInput(input, victim.pool, given).input;
  return (
    generated &&
    Object.fromEntries(
      Object.entries(generated).map(([field, value]) => [
        field,
        typeof value === "string" && /^x+$/.test(value) ? WORDS : value,
      ]),
    )
  );
}

describe("the log at its most talkative", () => {
  test.each(called.map((procedure) => [procedure.name, procedure] as const))(
    "tells that %s was called, and nothing of what it was about",
    async (name, procedure) => {
      const type = procedure.type === "query" ? "query" : "mutation";
      const rightful = OVERRIDES[name]?.rightful;
      const speaker = rightful === undefined ? victim.owner : await rightful(victim, world);
      if (speaker !== null) secrets.add(speaker.token);
      const input = await inputOf(procedure);
      const wrong = { ...input, text: `${WORDS}\ud800`, unknownField: WORDS };
      await world.call(speaker, type, name, wrong);
      await world.call(null, type, name, input);
      await world.call(speaker, type, name, input);
      const socket = await world.socket(victim.member);
      await socket.call(type, name, wrong);
      await socket.call(type, name, input);
      if (type === "mutation") await renewVictim();
      // Some end the connection that asks.
      expect(lines.all().filter((line) => line.procedure === name).length).toBeGreaterThanOrEqual(3);
      expect(leaking()).toEqual([]);
      expect(lines.faults()).toEqual([]);
    },
  );

  test("tells nothing of passwords, cookies and addresses when people sign up and in", async () => {
    const email = testEmail();
    secrets.add(email);
    const post = (path: string, input: object) =>
      fetch(`${world.url}/trpc/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(input),
      });
    const person = { workspaceName: "Signing", name: "Sina", email, password: PASSWORD };
    const answers = [
      await post("auth.signUp", person),
      await post("auth.signUp", person),
      await post("auth.signIn", { email, password: PASSWORD }),
      await post("auth.signIn", { email, password: "wrong horse" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 409, 200, 401]);
    const cookies = answers.flatMap((answer) => answer.headers.getSetCookie());
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) secrets.add(/=([^;]*)/.exec(cookie)?.[1] ?? "");
    await fetch(`${world.url}/invite/${victim.invitationToken}?token=${victim.owner.token}`);
    expect(leaking()).toEqual([]);
    expect(lines.faults()).toEqual([]);
  });

  test("tells of a fault under the id its caller was given, with where it came from and without what it quotes", async () => {
    const before = lines.faults().length;
    const cause = Object.assign(new Error(`invalid input syntax: "${WORDS}"`), { code: "22P02" });
    fault = new DrizzleQueryError("update messages", [WORDS, victim.owner.email], cause);
    const headers = {
      "content-type": "application/json",
      authorization: `Bearer ${victim.owner.token}`,
      "x-parley-workspace": victim.workspace.id,
    };
    const body = JSON.stringify({ messageId: victim.pool.messageId, text: WORDS });
    const response = await fetch(`${world.url}/trpc/messages.edit`, { method: "POST", headers, body });
    const socket = await world.socket(victim.owner);
    await socket.call("mutation", "messages.edit", { messageId: victim.pool.messageId, text: WORDS });
    fault = null;
    expect(response.status).toBe(500);
    const requestId = response.headers.get("x-request-id") ?? "";
    const [overHttp, overSocket, ...others] = lines.faults().slice(before);
    expect(others).toEqual([]);
    expect(overHttp).toMatchObject({
      requestId,
      procedure: "messages.edit",
      err: { type: expect.any(String) as string },
    });
    expect(overHttp?.err?.stack?.length).toBeGreaterThan(0);
    expect(JSON.stringify(overHttp)).toContain("update messages");
    const told = JSON.stringify(socket.messages);
    expect(told).toContain(`"requestId":"${overSocket?.requestId ?? "none"}"`);
    expect(leaking()).toEqual([]);
  });
});
