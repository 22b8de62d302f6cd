import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../testing/eventually.js";
import { createScene, type Scene } from "../../testing/scene.js";
import { createWorld, type World } from "../../testing/world.js";
import { CLOSE } from "./limits.js";

let world: World;
let scene: Scene;

/** "Revoked session on an open socket closed within 2 s" (SECURITY.md). */
const PROMISED_MS = 2_000;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  scene = await createScene(world);
});
afterAll(() => world.close());

describe("an open socket whose session has ended", () => {
  test.each([
    ["revoked from another device", "sessions.revoke"],
    ["ended with all others", "sessions.revokeOthers"],
  ])("%s is closed in the time promised, all of that session's and no other", async (_how, path) => {
    const { owner, colleague } = scene;
    const phone = await world.people.signInAgain(owner);
    const [first, second] = [await world.socket(phone), await world.socket(phone)];
    const others = [await world.socket(owner), await world.socket(colleague)];
    for (const socket of [first, second, ...others]) await socket.call("query", "auth.me");
    const input = path === "sessions.revoke" ? { sessionId: phone.actor.sessionId } : undefined;
    expect(await world.call(owner, "mutation", path, input)).toMatchObject({ ok: true });
    const ends = await Promise.all([first.ended(PROMISED_MS), second.ended(PROMISED_MS)]);
    expect(ends.map(({ code }) => code)).toEqual([CLOSE.sessionEnded, CLOSE.sessionEnded]);
    for (const socket of others) expect(await socket.call("query", "auth.me")).toMatchObject({ ok: true });
  });

  test("takes no more calls once the time promised is over, though the row was deleted past this node", async () => {
    const phone = await world.people.signInAgain(scene.owner);
    const socket = await world.socket(phone);
    const message = { conversationId: scene.group.id, nonce: crypto.randomUUID(), text: "Too late" };
    expect(await socket.call("query", "auth.me")).toMatchObject({ ok: true });
    await world.unfenced.sql`delete from sessions where public_id = ${phone.actor.sessionId}`;
    world.clock.advance(PROMISED_MS);
    expect(await socket.call("mutation", "messages.send", message)).toMatchObject({ ok: false, reason: "SIGNED_OUT" });
    const stream = socket.subscribe("live.events", { cursor: "0.0" });
    await eventually("the stream is refused", () => stream.error);
    expect([stream.error, stream.data]).toEqual([{ ok: false, code: "UNAUTHORIZED", reason: "SIGNED_OUT" }, []]);
  });

  test("by signing out over the socket itself is closed too", async () => {
    const phone = await world.people.signInAgain(scene.owner);
    const socket = await world.socket(phone);
    await socket.call("mutation", "auth.signOut");
    expect(await socket.ended()).toMatchObject({ code: CLOSE.sessionEnded });
    expect(await world.call(phone, "query", "auth.me")).toMatchObject({ reason: "SIGNED_OUT" });
  });

  test("is closed to one workspace when its person is deactivated there, and stays open to another", async () => {
    const { owner, colleague } = scene;
    const elsewhere = await world.people.createOwner();
    const { invitation } = await world.as(elsewhere).invitations.create.mutate({ role: "member" });
    await world.as(colleague).invitations.accept.mutate({ token: invitation.token, issue: "token" });
    const here = await world.socket(colleague);
    const there = await world.socket({ token: colleague.token, workspace: elsewhere.workspace });
    for (const socket of [here, there])
      expect(await socket.call("query", "live.bootstrap")).toMatchObject({ ok: true });
    await world.as(owner).members.deactivate.mutate({ memberId: colleague.actor.memberId });
    expect(await here.ended()).toMatchObject({ code: CLOSE.sessionEnded });
    expect(await there.call("query", "live.bootstrap")).toMatchObject({ ok: true });
    expect(await world.call(colleague, "query", "live.bootstrap")).toMatchObject({ reason: "NOT_FOUND" });
  });
});
