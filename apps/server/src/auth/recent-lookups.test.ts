import { expect, it } from "vitest";
import { recentMemberships, recentSessions } from "./recent-lookups.js";
import { createSecretToken } from "./secret-token.js";
import type { SessionStore, SessionView } from "./sessions.js";

const clock = { now: () => 0 };
const token = createSecretToken();

it("notices that a session ended here as soon as it is told", async () => {
  let session: Partial<SessionView> | null = { id: "s" };
  const store = { find: async () => session } as unknown as SessionStore;
  const sessions = recentSessions(store, clock);
  expect(await sessions.find(token)).toEqual({ id: "s" });
  session = null;
  expect(await sessions.find(token)).toEqual({ id: "s" });
  sessions.forget();
  expect(await sessions.find(token)).toBeNull();
});

it("notices a changed membership as soon as it is told, and keeps workspaces apart", async () => {
  let asked = 0;
  const find = async () => {
    asked += 1;
    return undefined;
  };
  const memberships = recentMemberships({ list: async () => [], find }, clock);
  await memberships.find("ada", "north");
  await memberships.find("ada", "north");
  await memberships.find("ada", "south");
  expect(asked).toBe(2);
  memberships.forget();
  await memberships.find("ada", "north");
  expect(asked).toBe(3);
});
