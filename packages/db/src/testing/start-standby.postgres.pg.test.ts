import { rm } from "node:fs/promises";
import postgres from "postgres";
import { afterEach, describe, expect, it } from "vitest";
import { startPostgres, startStandby } from "./index.js";

describe("startStandby", () => {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  function connect(url: string): postgres.Sql {
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    ends.push(() => sql.end());
    return sql;
  }

  it("follows its primary, and takes its place without what it no longer took in", async () => {
    const primary = await startPostgres();
    ends.push(() => primary.stop());
    const writer = connect(primary.url);
    await writer`create table notes (id int primary key)`;
    await writer`insert into notes values (1)`;
    const standby = await startStandby(primary);
    ends.push(() => standby.stop());
    const reader = connect(standby.url);
    await writer`insert into notes values (2)`;
    await expect.poll(() => reader`select id from notes order by id`).toEqual([{ id: 1 }, { id: 2 }]);

    await standby.detach();
    await writer`insert into notes values (3)`;
    const { url } = primary;
    await primary.kill();
    await standby.promote(Number(new URL(url).port));
    expect(standby.url).toBe(url);
    const successor = connect(url);
    expect(await successor`select id from notes order by id`).toEqual([{ id: 1 }, { id: 2 }]);
    await successor`insert into notes values (4)`;
  });

  it("leaves what only the old primary knew to be read there, on another port", async () => {
    const primary = await startPostgres();
    ends.push(() => primary.stop());
    const { url } = primary;
    await connect(url)`create table notes as select 1 as id`;
    const standby = await startStandby(primary);
    ends.push(() => standby.stop());
    await primary.kill();
    await standby.promote(Number(new URL(url).port));
    const spare = await startPostgres();
    await spare.kill();
    await primary.start(Number(new URL(spare.url).port));
    expect(primary.url).toBe(spare.url);
    expect(await connect(primary.url)`select id from notes`).toEqual([{ id: 1 }]);
    await rm(spare.folder, { recursive: true });
  });
});
