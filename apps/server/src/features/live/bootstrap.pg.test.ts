import { type Actor, Bootstrap } from "@parley/api/server";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../testing/conversation-factories.js";
import { bootstrap } from "./bootstrap.js";

let world: ConversationWorld;
let ada: Actor;
let ben: Actor;

beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  [ada, ben] = await seedWorkspace(world, "owner", "member");
});

it("gives a new workspace's first member a place in an empty log", async () => {
  const start = await bootstrap(world.deps, ada);
  expect(Bootstrap.parse(start)).toEqual(start);
  expect(start).toMatchObject({
    cursor: "0.0",
    me: { id: ada.memberId },
    conversations: [],
    conversationsCursor: null,
  });
});

it("names the last event as the place to go on from, and holds everything up to it", async () => {
  const group = await createGroup(world, ada, [ben]);
  const message = await sendText(world, ada, group.id, "Viewing at noon");
  const log = await world.readLog(ada.workspaceId);
  const last = log[log.length - 1]?.row;
  const start = await bootstrap(world.deps, ben);
  expect(start.cursor).toBe(`${last?.seq}.${last?.rid}`);
  expect(start.conversations).toEqual([
    expect.objectContaining({ id: group.id, unreadCount: 1, lastMessage: expect.objectContaining({ id: message.id }) }),
  ]);
  expect(start.members.map((member) => member.id)).toContain(ada.memberId);
});

it("is never torn: state and place are of one moment while others write (R1)", async () => {
  const group = await createGroup(world, ada, [ben]);
  const writing = (async () => {
    for (let index = 0; index < 40; index += 1) await sendText(world, ada, group.id, `message ${index}`);
  })();
  const starts: Bootstrap[] = [];
  for (let index = 0; index < 40; index += 1) starts.push(await bootstrap(world.deps, ben));
  await writing;
  for (const start of starts) {
    const [conversation] = start.conversations;
    const head = Number(start.cursor.split(".")[0]);
    const newest = Math.max(conversation?.lastMessage?.seq ?? 0, conversation?.rev ?? 0);
    expect(newest).toBe(head);
  }
});
