import { describe, expect, test } from "vitest";
import { appRouter } from "../../router.js";
import { aWorkspace, idOf } from "../../testing/factories.js";
import { type FakeServices, fakeContext } from "../../testing/fake-context.js";
import { createCallerFactory } from "../../trpc.js";

const createCaller = createCallerFactory(appRouter);
const user = { id: idOf(2), email: "anna@berger.example", name: "Anna" };
const session = { token: "secret-token", expiresAt: new Date("2026-04-01") };
const password = "correct horse battery";
const signUpInput = { workspaceName: "Berger Homes", name: "Anna", email: user.email, password };

let done: string[] = [];
const services: FakeServices = {
  auth: {
    signUp: () => {
      done.push("signUp");
      return Promise.resolve({ output: { user, workspace: aWorkspace() }, session });
    },
    signIn: () => {
      done.push("signIn");
      return Promise.resolve({ output: { user, workspaces: [aWorkspace()] }, session });
    },
    signOut: () => Promise.resolve(),
  },
  invitations: {
    accept: (_request, identity) => {
      done.push(`accept as ${identity?.userId ?? "nobody"}`);
      return Promise.resolve({ output: { user, workspace: aWorkspace() }, session });
    },
  },
};

describe.each([
  ["signUp", (call: ReturnType<typeof createCaller>, issue?: "token") => call.auth.signUp({ ...signUpInput, issue })],
  [
    "signIn",
    (call: ReturnType<typeof createCaller>, issue?: "token") =>
      call.auth.signIn({ email: user.email, password, issue }),
  ],
  [
    "accept as nobody",
    (call: ReturnType<typeof createCaller>, issue?: "token") =>
      call.invitations.accept({ token: "a".repeat(32), issue }),
  ],
] as const)("%s", (name, call) => {
  test("sets the browser's cookie unless told otherwise, and shows no token", async () => {
    const context = fakeContext("anonymous", services);
    expect(await call(createCaller(context))).not.toHaveProperty("token");
    expect(context.cookieChanges).toEqual(["set secret-token"]);
  });

  test("gives the token when asked, and sets no cookie", async () => {
    const context = fakeContext("anonymous", services);
    expect(await call(createCaller(context), "token")).toMatchObject({ token: "secret-token", user });
    expect(context.cookieChanges).toEqual([]);
  });

  test("asking for a cookie where there are none is refused before anything is done", async () => {
    done = [];
    const socket = () => createCaller(fakeContext("anonymous", services, "socket"));
    await expect(call(socket())).rejects.toMatchObject({ reason: "HTTP_ONLY" });
    expect(done).toEqual([]);
    await expect(call(socket(), "token")).resolves.toMatchObject({ token: "secret-token" });
    expect(done).toEqual([name]);
  });
});

test("signing out clears the cookie, and works where there is none", async () => {
  const context = fakeContext("user", services);
  expect(await createCaller(context).auth.signOut()).toEqual({});
  expect(context.cookieChanges).toEqual(["clear"]);
  expect(await createCaller(fakeContext("user", services, "socket")).auth.signOut({})).toEqual({});
});

test("an invitation is accepted by whoever is signed in", async () => {
  done = [];
  await createCaller(fakeContext("user", services)).invitations.accept({ token: "a".repeat(32) });
  expect(done).toEqual([`accept as ${idOf(2)}`]);
});
