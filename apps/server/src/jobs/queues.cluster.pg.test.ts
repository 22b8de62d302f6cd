import { randomUUID } from "node:crypto";
import { openDatabase } from "@parley/db";
import { createTestDatabase } from "@parley/db/testing";
import { expect, test } from "vitest";
import { z } from "zod";
import { silentLogger } from "../testing/fakes/silent-logger.js";
import { defineJob, handleJob } from "./job.js";
import { JobWorker } from "./job-worker.js";

const ROUNDS = 5;

test("nodes that start at the same moment make their queues, each once, and all of them start", async () => {
  const database = await createTestDatabase();
  const url = process.env.PARLEY_TEST_DATABASE_URL ?? "";
  const [own] = await database.db.sql<{ name: string }[]>`select current_database() as name`;
  const nodes = await Promise.all(
    Array.from({ length: 4 }, () =>
      openDatabase({ url: Object.assign(new URL(url), { pathname: own?.name ?? "" }).href }),
    ),
  );
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const kinds = Array.from({ length: 4 }, () => defineJob({ name: `test.${randomUUID()}`, data: z.object({}) }));
      const workers = nodes.map((db) => new JobWorker({ db, logger: silentLogger }));
      for (const worker of workers) worker.register(kinds.map((kind) => handleJob(kind, () => Promise.resolve())));
      const prepared = await Promise.allSettled(workers.map((worker) => worker.prepare()));
      expect(prepared.map(({ status }) => status)).toEqual(workers.map(() => "fulfilled"));
      await Promise.all(workers.map((worker) => worker.stop()));
      const made = await database.db
        .sql`select name from jobs.queue where name = any(${kinds.map((kind) => kind.name)})`;
      expect(made).toHaveLength(kinds.length);
    }
  } finally {
    await Promise.all(nodes.map((db) => db.close()));
    await database.close();
  }
});
