import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testEmail } from "../../testing/identity-factories.js";
import { createScene, type Scene } from "../../testing/scene.js";
import { verifyAction } from "../../testing/verify-action.js";
import { createWorld, type World } from "../../testing/world.js";

let world: World;
let scene: Scene;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  scene = await createScene(world);
});
afterAll(() => world.close());

describe("auth.signUp", () => {
  test("begins a workspace of its own, of which others are told nothing", async () => {
    const { owner, guest } = scene;
    const email = testEmail();
    const { result } = await verifyAction(
      world,
      "auth.signUp",
      null,
      (client) =>
        client.auth.signUp.mutate({
          workspaceName: "New",
          name: "Nia",
          email,
          password: "correct horse",
          issue: "token",
        }),
      { as: { owner, guest }, silent: ["owner", "guest"] },
    );
    const client = world.client({ token: result.token });
    expect((await client.live.bootstrap.query()).me).toMatchObject({ id: result.workspace.memberId, role: "owner" });
  });
});

describe("auth.signIn", () => {
  test("on another device changes nothing for anybody", async () => {
    const { owner } = scene;
    const [email, password] = [testEmail(), "correct horse"];
    const { invitation } = await world.as(owner).invitations.create.mutate({ role: "member" });
    const accept = { token: invitation.token, name: "Pat", email, password, issue: "token" } as const;
    await world.client().invitations.accept.mutate(accept);
    const { result } = await verifyAction(
      world,
      "auth.signIn",
      null,
      (client) => client.auth.signIn.mutate({ email, password, issue: "token" }),
      { as: { owner }, silent: ["owner"] },
    );
    expect(result.workspaces.map(({ id }) => id)).toEqual([scene.workspace.id]);
  });
});

describe("auth.signOut", () => {
  test("closes the session's own connections for good; the person's other devices go on", async () => {
    const { colleague } = scene;
    const phone = await world.people.signInAgain(colleague);
    const { received } = await verifyAction(world, "auth.signOut", phone, (client) => client.auth.signOut.mutate(), {
      as: { colleague, phone },
      silent: ["colleague", "phone"],
    });
    expect([received.phone.ended, received.colleague.ended]).toEqual([true, false]);
  });
});
