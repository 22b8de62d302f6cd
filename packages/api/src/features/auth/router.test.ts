import { expect, test } from "vitest";
import type { Actor } from "../../actor.js";
import { ApiError } from "../../api-error.js";
import { appRouter } from "../../router.js";
import { aMember, aWorkspace, idOf } from "../../testing/factories.js";
import { actorWith, type Caller, fakeContext } from "../../testing/fake-context.js";
import { createCallerFactory } from "../../trpc.js";

const createCaller = createCallerFactory(appRouter);
const user = { id: idOf(2), email: "anna@berger.example", name: "Anna" };

function contextOf(caller: Caller) {
  const actors: (Actor | null)[] = [];
  const context = fakeContext(caller, {
    auth: {
      me: (_identity, actor) => {
        actors.push(actor);
        return Promise.resolve({ user, workspaces: [aWorkspace()], ...(actor ? { member: aMember() } : {}) });
      },
    },
  });
  return { context, actors };
}

test("me tells the member of the workspace the call is about", async () => {
  const { context, actors } = contextOf("admin");
  expect(await createCaller(context).auth.me()).toEqual({ user, workspaces: [aWorkspace()], member: aMember() });
  expect(actors).toEqual([actorWith("admin")]);
});

test("me works without a workspace, for somebody who has several", async () => {
  const { context, actors } = contextOf("user");
  expect(await createCaller(context).auth.me()).toEqual({ user, workspaces: [aWorkspace()] });
  expect(actors).toEqual([null]);
});

test("me does not hide that the named workspace is not theirs", async () => {
  const { context, actors } = contextOf("user");
  context.gate.getActor = () => Promise.reject(new ApiError("NOT_FOUND"));
  await expect(createCaller(context).auth.me()).rejects.toMatchObject({ reason: "NOT_FOUND" });
  expect(actors).toEqual([]);
});
