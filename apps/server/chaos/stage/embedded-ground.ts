import { migrate, openDatabase } from "@parley/db";
import { prepareDataDir } from "@parley/db/testing";
import type { Sql } from "postgres";
import { type Ground, oracleFor } from "../run-chaos.js";
import type { Part } from "./stage.js";
import type { StageDatabase } from "./stage-database.js";
import { seedWorld, type WorldSize } from "./world.js";

/** What `startEmbedded` of the scripts gives: a node that does not run yet. */
export interface EmbeddedParts {
  folder: string;
  node: Part;
  dataDir: string;
}

/** Opens the data folder by itself: whoever wants that must have ended the node before. */
class EmbeddedDatabase implements StageDatabase {
  constructor(private readonly dataDir: string) {}

  async withSql<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    const db = await openDatabase({ dataDir: this.dataDir });
    try {
      await migrate(db);
      return await work(db.sql);
    } finally {
      await db.close();
    }
  }
}

/** A ground of one node with its embedded database: a world is written into it before the node starts. */
export async function openEmbeddedGround(
  { folder, node, dataDir }: EmbeddedParts,
  publicUrl: string,
  size: WorldSize,
): Promise<Ground & { close: () => Promise<void> }> {
  await prepareDataDir(dataDir);
  const embedded = new EmbeddedDatabase(dataDir);
  const world = await embedded.withSql((sql) => seedWorld(sql, size));
  await node.start();
  return {
    engine: "embedded",
    url: node.url,
    publicUrl,
    folder,
    nodes: [node],
    redis: undefined,
    database: embedded,
    world,
    oracle: oracleFor(world),
    close: () => node.kill(),
  };
}
