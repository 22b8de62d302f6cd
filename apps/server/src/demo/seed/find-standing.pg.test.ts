import { afterAll, beforeAll, expect, test } from "vitest";
import { ConfigError } from "../../config.js";
import { createWorkspaceWithOwner } from "../../testing/identity-factories.js";
import { createWorld, type World } from "../../testing/world.js";
import { DEMO_PASSWORD, DEMO_WORKSPACE, personOf } from "../people.js";
import { findStanding } from "./find-standing.js";
import { seedDemo } from "./seed-demo.js";

let world: World;
const seed = () => seedDemo({ db: world.db, container: world.app.container });

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test("an empty database has nothing of the demo", async () => {
  expect(await findStanding(world.db)).toEqual({ finished: false, joined: new Set() });
});

test("a workspace of that name that nobody has laid times out in is not finished", async () => {
  const { name, email } = personOf("johanna");
  await createWorkspaceWithOwner(world.app.container, {
    workspaceName: DEMO_WORKSPACE,
    name,
    email,
    password: DEMO_PASSWORD,
  });
  expect(await findStanding(world.db)).toEqual({ finished: false, joined: new Set([email]) });
});

test("a database that others use is refused, and nothing is written into it", async () => {
  const other = await createWorld();
  try {
    await createWorkspaceWithOwner(other.app.container);
    const refused = seedDemo({ db: other.db, container: other.app.container });
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toThrow(/^(DATA_DIR|DATABASE_URL) is not right: there are accounts already/);
    expect(await other.unfenced.sql`select id from users`).toHaveLength(1);
  } finally {
    await other.close();
  }
});

test("a finished demo stays one, also when people it does not know have joined", async () => {
  await seed();
  expect(await findStanding(world.db)).toEqual({ finished: true });
  await createWorkspaceWithOwner(world.app.container);
  const before = await world.unfenced.sql`select workspace_id, last_seq from workspace_counters order by 1`;
  await seed();
  expect(await world.unfenced.sql`select workspace_id, last_seq from workspace_counters order by 1`).toEqual(before);
}, 60_000);
