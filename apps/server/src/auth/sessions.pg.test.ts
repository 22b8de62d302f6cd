import type { RequestInfo } from "@parley/api/server";
import { sessions as table } from "@parley/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkspaceWithOwner, type TestPerson, testRequest } from "../testing/identity-factories.js";
import { createIdentityWorld, type IdentityWorld } from "../testing/identity-world.js";
import { createSecretToken, hashSecretToken } from "./secret-token.js";

const DAY_MS = 24 * 60 * 60_000;

let world: IdentityWorld;
let person: TestPerson;

beforeAll(async () => {
  world = await createIdentityWorld();
  person = await createWorkspaceWithOwner(world);
});
afterAll(() => world.close());

const issue = (request: RequestInfo = testRequest(), kind: "cookie" | "token" = "token") =>
  world.db.withIdentity((tx) => world.sessions.issue(tx, person.user.id, kind, request));

async function rowOf(token: string) {
  const [row] = await world.db.withIdentity((tx) =>
    tx
      .select()
      .from(table)
      .where(eq(table.id, hashSecretToken(token))),
  );
  return row;
}

const change = (token: string, values: Partial<typeof table.$inferInsert>) =>
  world.db.withIdentity((tx) =>
    tx
      .update(table)
      .set(values)
      .where(eq(table.id, hashSecretToken(token))),
  );

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

describe("a session", () => {
  it("is found by its token, under an id that is not the stored hash", async () => {
    const { token } = await issue(undefined, "cookie");
    const found = await world.sessions.find(token);
    expect(found).toMatchObject({ userId: person.user.id, kind: "cookie" });
    expect(JSON.stringify(found)).not.toContain(hashSecretToken(token));
  });

  it("is not found by anything else, least of all by what is stored", async () => {
    const { token } = await issue();
    for (const wrong of ["", "x", createSecretToken(), hashSecretToken(token), `${token} `, token.toLowerCase()])
      expect(await world.sessions.find(wrong)).toBeNull();
  });

  it("does not begin when its transaction fails", async () => {
    let token = "";
    const failing = world.db.withIdentity(async (tx) => {
      token = (await world.sessions.issue(tx, person.user.id, "token", testRequest())).token;
      throw new Error("something else went wrong");
    });
    await expect(failing).rejects.toThrow("something else went wrong");
    expect(await world.sessions.find(token)).toBeNull();
  });

  it("keeps long descriptions of devices short, visibly", async () => {
    const { token } = await issue(testRequest({ userAgent: "x".repeat(5_000), ip: "1".repeat(100) }));
    const found = await world.sessions.find(token);
    expect(found?.userAgent).toBe(`${"x".repeat(299)}…`);
    expect(found?.ip).toBe(`${"1".repeat(63)}…`);
  });

  it("ends when it is not used for thirty days", async () => {
    const { token } = await issue();
    const ends = Date.parse((await rowOf(token))?.expiresAt ?? "");
    expect(Math.abs(ends - Date.now() - 30 * DAY_MS)).toBeLessThan(60_000);
    await change(token, { expiresAt: ago(1) });
    expect(await world.sessions.find(token)).toBeNull();
    expect(await rowOf(token)).toBeUndefined();
  });

  it("goes on while it is used", async () => {
    const { token } = await issue();
    await change(token, { expiresAt: new Date(Date.now() + DAY_MS).toISOString() });
    const found = await world.sessions.find(token);
    expect(Date.parse(found?.expiresAt ?? "")).toBeGreaterThan(Date.now() + 29 * DAY_MS);
    expect((await rowOf(token))?.expiresAt).toBe(found?.expiresAt);
  });

  it("ends after half a year however much it is used, and says so", async () => {
    const { token, expiresAt } = await issue();
    expect(Math.abs(expiresAt.getTime() - world.clock.now() - 180 * DAY_MS)).toBeLessThan(60_000);
    const soon = new Date(Date.now() + DAY_MS).toISOString();
    await change(token, { absoluteExpiresAt: soon });
    expect(await world.sessions.find(token)).toMatchObject({ expiresAt: soon });
    await change(token, { absoluteExpiresAt: ago(1) });
    expect(await world.sessions.list(person.user.id)).not.toContainEqual(expect.objectContaining({ expiresAt: soon }));
    expect(await world.sessions.find(token)).toBeNull();
    expect(await rowOf(token)).toBeUndefined();
  });

  it("is tidied away with the person's next one, once it has ended", async () => {
    const [idle, old, alive] = [await issue(), await issue(), await issue()];
    await change(idle.token, { expiresAt: ago(1) });
    await change(old.token, { absoluteExpiresAt: ago(1) });
    await issue();
    expect(await rowOf(idle.token)).toBeUndefined();
    expect(await rowOf(old.token)).toBeUndefined();
    expect(await rowOf(alive.token)).toBeDefined();
  });
});

describe("the use of a session", () => {
  it("is noted, at most once a minute, and not before the answer is given", async () => {
    const { token } = await issue();
    const begun = (await rowOf(token))?.lastSeenAt;
    world.clock.advance(59_000);
    await world.sessions.find(token);
    await world.sessions.drain();
    expect((await rowOf(token))?.lastSeenAt).toBe(begun);

    world.clock.advance(2_000);
    await Promise.all(Array.from({ length: 20 }, () => world.sessions.find(token)));
    await world.sessions.drain();
    const noted = (await rowOf(token))?.lastSeenAt ?? "";
    expect(Date.parse(noted) - Date.parse(begun ?? "")).toBeGreaterThanOrEqual(61_000);

    await world.sessions.find(token);
    await world.sessions.drain();
    expect((await rowOf(token))?.lastSeenAt).toBe(noted);
  });
});

describe("listActive", () => {
  it("gives those that have neither ended nor been revoked", async () => {
    const stays = await issue();
    const [idle, old, revoked] = [await issue(), await issue(), await issue()];
    const ids: string[] = [];
    for (const { token } of [stays, idle, old, revoked]) ids.push((await rowOf(token))?.publicId ?? "");
    await change(idle.token, { expiresAt: ago(1) });
    await change(old.token, { absoluteExpiresAt: ago(1) });
    expect(await world.sessions.revoke(person.user.id, ids[3] ?? "")).toBe(true);
    expect(await world.sessions.listActive(ids)).toEqual([ids[0]]);
    expect(await world.sessions.listActive([])).toEqual([]);
  });
});
