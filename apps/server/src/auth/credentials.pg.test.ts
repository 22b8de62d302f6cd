import { ApiError } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkspaceWithOwner, type TestPerson, testEmail, testRequest } from "../testing/identity-factories.js";
import { createIdentityWorld, type IdentityWorld } from "../testing/identity-world.js";
import { createCredentialsCheck } from "./credentials.js";
import type { Passwords } from "./passwords.js";
import { createSignInAttempts } from "./sign-in-attempts.js";

let world: IdentityWorld;
let person: TestPerson;

beforeAll(async () => {
  world = await createIdentityWorld();
  person = await createWorkspaceWithOwner(world);
});
afterAll(() => world.close());

function checkWith(verify: Passwords["verify"]) {
  const passwords = { hash: () => Promise.reject(new Error("not used")), verify };
  return createCredentialsCheck({ db: world.db, passwords, attempts: createSignInAttempts() });
}

describe("credentials", () => {
  it("are checked against a hash for a known e-mail, and as thoroughly for an unknown one", async () => {
    const verified: unknown[] = [];
    const check = checkWith((passwordHash, password) => {
      verified.push([passwordHash === undefined ? "nobody" : passwordHash.slice(0, 9), password]);
      return Promise.resolve(false);
    });
    for (const email of [person.email, testEmail()])
      await expect(check.verify(email, "guess", testRequest())).rejects.toMatchObject({ reason: "WRONG_CREDENTIALS" });
    expect(verified).toEqual([
      ["$argon2id", "guess"],
      ["nobody", "guess"],
    ]);
  });

  it("never let somebody in who does not exist", async () => {
    const check = checkWith(() => Promise.resolve(true));
    await expect(check.verify(testEmail(), "guess", testRequest())).rejects.toMatchObject({
      reason: "WRONG_CREDENTIALS",
    });
    expect(await check.verify(person.email, "guess", testRequest())).toEqual(person.user);
  });

  it("do not count as guesses when nobody looked at them", async () => {
    let overloaded = true;
    const check = checkWith(() => (overloaded ? Promise.reject(new ApiError("OVERLOADED")) : Promise.resolve(true)));
    const request = testRequest();
    for (let attempt = 0; attempt < 20; attempt++)
      await expect(check.verify(person.email, "right", request)).rejects.toMatchObject({ reason: "OVERLOADED" });
    overloaded = false;
    expect(await check.verify(person.email, "right", request)).toEqual(person.user);
  });
});
