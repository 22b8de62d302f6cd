import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, enterWorkspace, members, sessionEnds, sessions, sqlState, users } from "./index.js";
import { createTestDatabase, type TestDatabase } from "./testing/index.js";
import { type SeededWorkspace, seedWorkspace } from "./testing/seed-workspace.js";

// The definer functions of SPEC N4: the only reads that cross workspaces.
describe("lookups across workspaces", () => {
  let test: TestDatabase;
  let db: Database;
  let first: SeededWorkspace;
  let second: SeededWorkspace;

  beforeAll(async () => {
    test = await createTestDatabase();
    db = test.db;
    first = await seedWorkspace(db);
    second = await seedWorkspace(db);
    await db.withWorkspace(second.workspaceId, (tx) =>
      tx.insert(members).values({
        workspaceId: second.workspaceId,
        userId: first.userId,
        name: "Ada elsewhere",
        email: "ada@example.com",
        role: "guest",
        rev: 2,
        deactivatedAt: "2026-01-01T00:00:00.000Z",
      }),
    );
  });
  afterAll(() => test.close());

  it("lists a person's memberships in all workspaces, and nobody else's", async () => {
    const rows = await db.withIdentity((tx) => tx.execute(sql`select * from list_memberships(${first.userId})`));
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(
      expect.arrayContaining([
        {
          workspace_id: first.workspaceId,
          slug: first.slug,
          workspace_name: "Acme",
          accent: null,
          member_id: first.memberId,
          role: "owner",
          name: "Ada",
          deactivated_at: null,
        },
        expect.objectContaining({
          workspace_id: second.workspaceId,
          role: "guest",
          deactivated_at: "2026-01-01T00:00:00.000Z",
        }),
      ]),
    );
    expect(await db.sql`select * from list_memberships(${randomUUID()})`).toEqual([]);
  });

  it("finds a membership by the workspace's id or slug, in any case", async () => {
    const find = async (userId: string, ref: string) =>
      (await db.sql<{ member_id: string }[]>`select member_id from find_workspace_membership(${userId}, ${ref})`)[0]
        ?.member_id;
    expect(await find(first.userId, first.workspaceId)).toBe(first.memberId);
    expect(await find(first.userId, first.workspaceId.toUpperCase())).toBe(first.memberId);
    expect(await find(first.userId, first.slug)).toBe(first.memberId);
    expect(await find(first.userId, first.slug.toUpperCase())).toBe(first.memberId);
    expect(await find(second.userId, first.workspaceId)).toBeUndefined();
    for (const ref of ["", "nobody", "00000000", "' or true --", randomUUID()]) {
      expect(await find(first.userId, ref)).toBeUndefined();
    }
  });

  it("finds an invitation by its token's hash", async () => {
    const find = (hash: string) => db.withIdentity((tx) => tx.execute(sql`select * from find_invitation(${hash})`));
    expect(await find(first.invitationTokenHash)).toEqual([
      { workspace_id: first.workspaceId, invitation_id: expect.any(String) },
    ]);
    expect(await find("none")).toEqual([]);
  });

  it("gives the heads of the workspaces asked for", async () => {
    const ids = [first.workspaceId, second.workspaceId, randomUUID()];
    const rows = await db.sql`select * from workspace_heads(${ids}) order by workspace_id`;
    const expected = [first, second].map(({ workspaceId }) => ({
      workspace_id: workspaceId,
      last_seq: 1,
      last_rid: 7,
    }));
    expect(rows).toEqual(expected.sort((a, b) => (a.workspace_id < b.workspace_id ? -1 : 1)));
    expect(await db.sql`select * from workspace_heads(${[]})`).toEqual([]);
  });

  it("knows which slugs are taken", async () => {
    const taken = async (slug: string) =>
      (await db.sql<{ taken: boolean }[]>`select slug_taken(${slug}) as taken`)[0]?.taken;
    expect(await taken(first.slug)).toBe(true);
    expect(await taken("free-one")).toBe(false);
  });

  it("serves each only to the role it is for", async () => {
    const calls: Record<string, string[]> = {
      "list_memberships(gen_random_uuid())": ["parley_identity"],
      "find_workspace_membership(gen_random_uuid(), '')": ["parley_identity"],
      "find_invitation('')": ["parley_identity"],
      "workspace_heads('{}')": ["parley_app"],
      "session_ends_since(null)": ["parley_identity"],
      "slug_taken('')": ["parley_app", "parley_identity"],
      "find_digest_link('')": ["parley_identity"],
    };
    for (const [call, allowed] of Object.entries(calls)) {
      const query = sql.raw(`select * from ${call}`);
      const states = {
        parley_app: await db.withWorkspace(first.workspaceId, (tx) => tx.execute(query)).then(() => "ok", sqlState),
        parley_identity: await db.withIdentity((tx) => tx.execute(query)).then(() => "ok", sqlState),
      };
      const expected = (role: string) => (allowed.includes(role) ? "ok" : "42501");
      expect([call, states]).toEqual([
        call,
        { parley_app: expected("parley_app"), parley_identity: expected("parley_identity") },
      ]);
    }
  });

  it("takes jobs from a workspace's role alone, and only where somebody would do them", async () => {
    const query = sql.raw("select enqueue_job('nobody', '{}', null, null)");
    expect(await db.withIdentity((tx) => tx.execute(query)).then(() => "ok", sqlState)).toBe("42501");
    const inWorkspace = db.withWorkspace(first.workspaceId, (tx) => tx.execute(query));
    expect(await inWorkspace.then(() => "ok", sqlState)).toBe("P0001");
  });

  it("runs with a fixed search path and rights of its own, and none of it is open to all", async () => {
    const rows = await db.sql<{ proname: string; proconfig: string[] }[]>`
      select proname, prosecdef, pg_get_userbyid(proowner) as owner, proconfig,
        exists (select from aclexplode(proacl) a where a.grantee = 0) as open
      from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`;
    expect(rows.map(({ proname }) => proname)).toEqual([
      "enqueue_job",
      "find_digest_link",
      "find_invitation",
      "find_workspace_membership",
      "list_memberships",
      "note_session_ends",
      "search_conversations",
      "search_messages",
      "search_people",
      "session_ends_since",
      "slug_taken",
      "workspace_heads",
      "workspaces_to_notify",
    ]);
    for (const row of rows) {
      expect(row).toMatchObject({ owner: "parley_definer", open: false });
      expect(row.proconfig[0]).toBe("search_path=pg_catalog, public, pg_temp");
    }
  });

  it("keeps the definer's own role from more than it needs", async () => {
    const granted = await test.withoutRowSecurity.sql`
      select table_name, string_agg(privilege_type, ',' order by privilege_type) as privileges from information_schema.role_table_grants
      where grantee = 'parley_definer' group by 1 order by 1`;
    const readable = (table_name: string) => ({ table_name, privileges: "SELECT" });
    expect(granted).toEqual([
      ...["conversation_members", "conversations", "digest_links", "invitations"].map(readable),
      // the queue's: it puts jobs in, and reads none
      { table_name: "job", privileges: "INSERT" },
      ...["members", "messages", "notification_positions", "queue"].map(readable),
      // its trigger writes there
      { table_name: "session_ends", privileges: "DELETE,INSERT,SELECT" },
      ...["workspace_counters", "workspaces"].map(readable),
    ]);
  });

  it("answers in the middle of a transaction that moves between people and workspaces", async () => {
    const found = await db.withIdentity(async (tx) => {
      const [invitation] = await tx.execute<{ workspace_id: string }>(
        sql`select workspace_id from find_invitation(${second.invitationTokenHash})`,
      );
      await enterWorkspace(tx, invitation?.workspace_id ?? "");
      return tx.select({ id: members.id }).from(members);
    });
    expect(found).toHaveLength(2);
  });

  describe("sessions that ended", () => {
    const endedSince = async (since: string | null) => {
      const [row] = await db.sql<{ readAt: string; sessionIds: string[] }[]>`
        select read_at as "readAt", session_ids as "sessionIds" from session_ends_since(${since})`;
      return row ?? { readAt: "", sessionIds: [] };
    };
    const sessionOf = (userId: string) =>
      db.withIdentity(async (tx) => {
        const [row] = await tx.select().from(sessions).where(eq(sessions.userId, userId));
        return row?.publicId ?? "";
      });

    it("are told from when they were last asked for, whatever ended them", async () => {
      const seeded = await seedWorkspace(db);
      const userId = randomUUID();
      await db.withIdentity(async (tx) => {
        const end = "2100-01-01T00:00:00.000Z";
        await tx.insert(users).values({ id: userId, email: `${userId}@example.com`, name: "Gone", passwordHash: "x" });
        await tx.insert(sessions).values({
          ...{ id: userId.replaceAll("-", "").repeat(2), userId, kind: "token" },
          ...{ expiresAt: end, absoluteExpiresAt: end },
        });
      });
      const ends = [await sessionOf(seeded.userId), await sessionOf(userId)];
      const { readAt, sessionIds } = await endedSince(null);
      for (const sessionId of ends) expect(sessionIds).not.toContain(sessionId);
      await db.withIdentity(async (tx) => {
        await tx.delete(sessions).where(eq(sessions.userId, seeded.userId));
        // their sessions go with them, deleted by the tables' owner
        await tx.delete(users).where(eq(users.id, userId));
      });
      expect((await endedSince(readAt)).sessionIds).toEqual(expect.arrayContaining(ends));
    });

    it("are told again for half a minute, for those who end while their transaction is still open", async () => {
      const seeded = await seedWorkspace(db);
      const session = await sessionOf(seeded.userId);
      await db.withIdentity((tx) => tx.delete(sessions).where(eq(sessions.userId, seeded.userId)));
      const seen = async (ahead: number) => {
        const since = new Date(Date.parse((await endedSince(null)).readAt) + ahead).toISOString();
        return (await endedSince(since)).sessionIds.includes(session);
      };
      expect([await seen(20_000), await seen(31_000)]).toEqual([true, false]);
    });

    it("are forgotten a day later, when the next one ends", async () => {
      const [old, seeded] = [randomUUID(), await seedWorkspace(db)];
      await db.withIdentity(async (tx) => {
        await tx.insert(sessionEnds).values({ sessionId: old, endedAt: "2020-01-01T00:00:00.000Z" });
        await tx.delete(sessions).where(eq(sessions.userId, seeded.userId));
      });
      const left = await db.withIdentity((tx) => tx.select().from(sessionEnds).where(eq(sessionEnds.sessionId, old)));
      expect(left).toEqual([]);
    });
  });
});
