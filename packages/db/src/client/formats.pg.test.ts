import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { conversations, type Database, members, messages, workspaceCounters } from "../index.js";
import { createTestDatabase, type TestDatabase } from "../testing/index.js";
import { type SeededWorkspace, seedWorkspace } from "../testing/seed-workspace.js";

const MOMENT = "2026-01-01T00:00:00.000Z";
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const BIG = 9_007_199_254_740_991;

describe("values on their way from and to the database", () => {
  let test: TestDatabase;
  let db: Database;
  let seeded: SeededWorkspace;

  beforeAll(async () => {
    test = await createTestDatabase();
    db = test.db;
    seeded = await seedWorkspace(db);
  });
  afterAll(() => test.close());

  it("spells moments as ISO 8601 in UTC with milliseconds, on every path", async () => {
    const { workspaceId, memberId } = seeded;
    const paths = await db.withWorkspace(workspaceId, async (tx) => {
      await tx.update(members).set({ joinedAt: MOMENT, deactivatedAt: MOMENT }).where(eq(members.id, memberId));
      const [selected] = await tx.select().from(members);
      const [returned] = await tx.update(members).set({ rev: 2 }).returning();
      const [executed] = await tx.execute(sql.raw("select joined_at, array[joined_at] as many from members"));
      return [selected?.joinedAt, selected?.deactivatedAt, returned?.joinedAt, executed?.joined_at, executed?.many];
    });
    expect(paths).toEqual([MOMENT, MOMENT, MOMENT, MOMENT, [MOMENT]]);

    const [row] = await db.sql`
      select ${MOMENT}::timestamptz as moment, array[${MOMENT}::timestamptz] as many, ${new Date(MOMENT)}::timestamptz as date,
        '2026-01-01 00:00:00.123456+00'::timestamptz as micro, '2026-01-01'::date as day, null::timestamptz as none`;
    expect(row).toEqual({
      moment: MOMENT,
      many: [MOMENT],
      date: MOMENT,
      micro: "2026-01-01T00:00:00.123Z",
      day: "2026-01-01",
      none: null,
    });
    const memberships = await db.sql`select deactivated_at from list_memberships(${seeded.userId})`;
    expect(memberships).toEqual([{ deactivated_at: MOMENT }]);
  });

  it("keeps to UTC whatever zone the session was set to", async () => {
    const seen = await db.sql.begin(async (tx) => {
      await tx`set local time zone 'Asia/Kolkata'`;
      return tx`select ${MOMENT}::timestamptz as moment`;
    });
    expect(seen).toEqual([{ moment: MOMENT }]);
  });

  it("takes the database's clock for defaults, to the millisecond", async () => {
    const [row] = await db.withWorkspace(seeded.workspaceId, (tx) => tx.select().from(messages));
    expect(row?.createdAt).toMatch(ISO);
    expect(Math.abs(Date.parse(row?.createdAt ?? "") - Date.now())).toBeLessThan(600_000);
    const times = [row?.editedAt, row?.deletedAt];
    expect(times).toEqual([null, null]);
  });

  it("reads bigint as number, on every path", async () => {
    const { workspaceId } = seeded;
    const paths = await db.withWorkspace(workspaceId, async (tx) => {
      await tx.update(workspaceCounters).set({ lastSeq: BIG });
      const [selected] = await tx.select().from(workspaceCounters);
      const [executed] = await tx.execute(
        sql.raw("select last_seq, array[last_seq] as many, count(*) over () from workspace_counters"),
      );
      return [selected?.lastSeq, executed?.last_seq, executed?.many, executed?.count];
    });
    expect(paths).toEqual([BIG, BIG, [BIG], 1]);
    expect(
      await db.sql`select ${BIG}::bigint as big, array[1, 2]::bigint[] as many, count(*) from (values (1)) v`,
    ).toEqual([{ big: BIG, many: [1, 2], count: 1 }]);
    expect(await db.sql`select * from workspace_heads(${[workspaceId]})`).toEqual([
      { workspace_id: workspaceId, last_seq: BIG, last_rid: 7 },
    ]);
  });

  it("refuses a bigint that a number cannot hold", async () => {
    await expect(db.sql`select 9007199254740993::bigint`).rejects.toThrow("too large");
    expect(await db.sql`select 1 as fine`).toEqual([{ fine: 1 }]);
  });

  it("takes lists of ids as parameters, also as the first thing on a connection", async () => {
    const ids = [randomUUID(), randomUUID()];
    const another = await test.openAnother();
    expect(await another.sql`select cardinality(${ids}::uuid[]) as n`).toEqual([{ n: 2 }]);
    expect(await another.sql`select ${[]}::uuid[] as none`).toEqual([{ none: [] }]);
    await db.withWorkspace(seeded.workspaceId, async (tx) => {
      await tx.update(messages).set({ mentions: ids });
      expect(await tx.select({ mentions: messages.mentions }).from(messages)).toEqual([{ mentions: ids }]);
    });
  });

  it("keeps text and JSON as they are", async () => {
    const text = "Grüße 👋🏽 \\ ' \" \n \u2028 {1,2} NULL";
    const system = { type: "conversation.renamed", name: text, count: 3, gone: null };
    const [row] = await db.withWorkspace(seeded.workspaceId, async (tx) => {
      await tx.update(conversations).set({ name: text });
      return tx
        .insert(messages)
        .values({
          workspaceId: seeded.workspaceId,
          conversationId: seeded.conversationId,
          authorId: seeded.memberId,
          seq: 2,
          rev: 2,
          kind: "system",
          text,
          system,
        })
        .returning();
    });
    expect(row).toMatchObject({ text, system, nonce: null, mentions: [] });
    expect(await db.sql`select ${db.sql.json(system)}::jsonb as json, ${text} as text`).toEqual([
      { json: system, text },
    ]);
  });
});
