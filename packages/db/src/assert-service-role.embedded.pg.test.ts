import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assertServiceRole } from "./index.js";
import { createTestDatabase, type TestDatabase } from "./testing/index.js";

// On a server the role belongs to all databases, which other tests use at the same time: there it is left as it is.
describe("assertServiceRole with a service role above row security", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());

  it.each([
    ["parley_app", "bypassrls", "which bypasses row security"],
    ["parley_app", "superuser", "as the superuser"],
    ["parley_identity", "bypassrls", "which bypasses row security"],
  ])("finds %s with %s", async (role, attribute, complaint) => {
    await test.db.sql.unsafe(`alter role ${role} ${attribute}`);
    await expect(assertServiceRole(test.db)).rejects.toThrow(complaint);
    await test.db.sql.unsafe(`alter role ${role} no${attribute}`);
    await expect(assertServiceRole(test.db)).resolves.toBeUndefined();
  });
});
