import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../index.js";
import { isUniqueViolation, sqlState, type Tx } from "../index.js";
import { createTestDatabase, type TestDatabase } from "../testing/index.js";
import { type SeededWorkspace, seedWorkspace } from "../testing/seed-workspace.js";

const FOREIGN_KEY = "23503";
const CHECK = "23514";
const UNIQUE = "23505";

describe("what the schema refuses", () => {
  let test: TestDatabase;
  let own: SeededWorkspace;
  let other: SeededWorkspace;

  beforeAll(async () => {
    test = await createTestDatabase();
    own = await seedWorkspace(test.db);
    other = await seedWorkspace(test.db);
  });
  afterAll(() => test.close());

  const refusal = (fn: (tx: Tx) => Promise<unknown>) =>
    test.db.withWorkspace(own.workspaceId, fn).then(
      () => "accepted",
      (error: unknown) => sqlState(error),
    );
  const message = (overrides: Partial<typeof schema.messages.$inferInsert> = {}) => ({
    workspaceId: own.workspaceId,
    conversationId: own.conversationId,
    authorId: own.memberId,
    seq: 5,
    rev: 5,
    nonce: randomUUID(),
    text: "x",
    ...overrides,
  });
  const send = (overrides: Partial<typeof schema.messages.$inferInsert>) =>
    refusal((tx) => tx.insert(schema.messages).values(message(overrides)));

  it("points from one workspace into another", async () => {
    expect(await send({})).toBe("accepted");
    expect(await send({ conversationId: other.conversationId })).toBe(FOREIGN_KEY);
    expect(await send({ authorId: other.memberId })).toBe(FOREIGN_KEY);
    expect(await send({ threadRootId: other.messageId })).toBe(FOREIGN_KEY);
    expect(await send({ deletedBy: other.memberId })).toBe(FOREIGN_KEY);
    const join = (memberId: string) =>
      refusal((tx) =>
        tx.insert(schema.conversationMembers).values({
          workspaceId: own.workspaceId,
          conversationId: own.conversationId,
          memberId,
          joinedSeq: 1,
          historySeq: 1,
          readSeq: 1,
        }),
      );
    expect(await join(other.memberId)).toBe(FOREIGN_KEY);
  });

  it("a message outside of the timeline that is no reply, and a thread that miscounts", async () => {
    expect(await send({ inTimeline: false })).toBe(CHECK);
    expect(await send({ inTimeline: false, threadRootId: own.messageId })).toBe("accepted");
    const { workspaceId, messageId: rootId } = own;
    const change = (changed: Partial<typeof schema.threads.$inferInsert>) =>
      refusal((tx) => tx.update(schema.threads).set(changed).where(eq(schema.threads.rootId, rootId)));
    expect(await change({ replyCount: -1 })).toBe(CHECK);
    expect(await change({ replyCount: 1, lastReplyAt: null })).toBe(CHECK);
    const follower = {
      workspaceId,
      rootId,
      conversationId: own.conversationId,
      following: true,
      readSeq: 1,
      readRev: 1,
    };
    const follow = (memberId: string) =>
      refusal((tx) => tx.insert(schema.threadMembers).values({ ...follower, memberId }));
    expect(await follow(other.memberId)).toBe(FOREIGN_KEY);
  });

  it("the same nonce of an author twice, in whatever conversation (SPEC W5)", async () => {
    const nonce = randomUUID();
    expect(await send({ nonce })).toBe("accepted");
    expect(await send({ nonce, text: "other" })).toBe(UNIQUE);
    await test.db.withWorkspace(own.workspaceId, (tx) =>
      tx
        .update(schema.messages)
        .set({ deletedAt: new Date().toISOString(), text: "" })
        .where(eq(schema.messages.nonce, nonce)),
    );
    expect(await send({ nonce })).toBe(UNIQUE);
    expect(await refusal((tx) => tx.insert(schema.messages).values(message({ nonce: undefined })))).toBe(CHECK);
  });

  it("messages of no known shape", async () => {
    expect(await send({ kind: "system", nonce: null, system: { type: "conversation.created" } })).toBe("accepted");
    expect(await send({ kind: "system", nonce: null })).toBe(CHECK);
    expect(await send({ system: { type: "conversation.created" } })).toBe(CHECK);
    expect(await send({ rev: 4 })).toBe(CHECK);
  });

  it("more mentions than an index entry can hold, and takes as many as are allowed", async () => {
    const mentions = Array.from({ length: 100 }, () => randomUUID());
    expect(await send({ mentions })).toBe("accepted");
    expect(await send({ mentions: [...mentions, randomUUID()] })).toBe(CHECK);
  });

  it("a second direct conversation of one pair", async () => {
    const open = () =>
      test.db.withWorkspace(own.workspaceId, (tx) =>
        tx.insert(schema.conversations).values({
          workspaceId: own.workspaceId,
          kind: "direct",
          directKey: "a:b",
          rev: 1,
          createdBy: own.memberId,
        }),
      );
    const results = await Promise.allSettled(Array.from({ length: 10 }, open));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
    expect(refused.every((error) => isUniqueViolation(error, "conversations_workspace_id_direct_key_key"))).toBe(true);
  });

  it.each([
    { kind: "direct", directKey: null },
    { kind: "direct", directKey: "x:y", visibility: "public" },
    { kind: "group", name: "G", visibility: null },
    { kind: "group", name: null, visibility: "public" },
    { kind: "group", name: "G", visibility: "public", directKey: "x:z" },
  ] as const)("the conversation %j", async (shape) => {
    const values = { workspaceId: own.workspaceId, rev: 1, createdBy: own.memberId, ...shape };
    expect(await refusal((tx) => tx.insert(schema.conversations).values(values))).toBe(CHECK);
  });

  it.each(["Acme", "acme inc", "-acme", "acme--inc", "", randomUUID()])("the workspace slug %j", async (slug) => {
    const set = (tx: Tx) => tx.update(schema.workspaces).set({ slug });
    expect(await refusal(set)).toBe(CHECK);
  });

  it("e-mail addresses in mixed case, and session ids that are no hash", async () => {
    const identity = (fn: (tx: Tx) => Promise<unknown>) => test.db.withIdentity(fn).then(() => "accepted", sqlState);
    const user = { name: "A", passwordHash: "x" };
    expect(await identity((tx) => tx.insert(schema.users).values({ ...user, email: "Ada@example.com" }))).toBe(CHECK);
    expect(await identity((tx) => tx.insert(schema.users).values({ ...user, email: "ada@example.com" }))).toBe(
      "accepted",
    );
    expect(await identity((tx) => tx.insert(schema.users).values({ ...user, email: "ada@example.com" }))).toBe(UNIQUE);
    const session = {
      id: "the token itself",
      userId: own.userId,
      kind: "cookie",
      expiresAt: new Date().toISOString(),
      absoluteExpiresAt: new Date().toISOString(),
    } as const;
    expect(await identity((tx) => tx.insert(schema.sessions).values(session))).toBe(CHECK);
  });

  it("invitations used more often than allowed", async () => {
    const use = (usedCount: number) => refusal((tx) => tx.update(schema.invitations).set({ maxUses: 2, usedCount }));
    expect(await use(2)).toBe("accepted");
    expect(await use(3)).toBe(CHECK);
  });

  it("reactions without a message, a person, or an emoji of any length", async () => {
    const count = (values: Partial<typeof schema.reactionCounts.$inferInsert>) =>
      refusal((tx) =>
        tx.insert(schema.reactionCounts).values({
          workspaceId: own.workspaceId,
          messageId: own.messageId,
          emoji: "🎉",
          count: 0,
          rev: 1,
          sinceSeq: 1,
          ...values,
        }),
      );
    expect(await count({})).toBe("accepted");
    expect(await count({})).toBe(UNIQUE);
    expect(await count({ messageId: other.messageId })).toBe(FOREIGN_KEY);
    expect(await count({ emoji: "" })).toBe(CHECK);
    expect(await count({ emoji: "x".repeat(33) })).toBe(CHECK);
    expect(await count({ emoji: "👋", count: -1 })).toBe(CHECK);
    expect(await count({ emoji: "👋", rev: 1, sinceSeq: 2 })).toBe(CHECK);
    const react = (values: Partial<typeof schema.reactions.$inferInsert>) =>
      refusal((tx) =>
        tx.insert(schema.reactions).values({
          workspaceId: own.workspaceId,
          messageId: own.messageId,
          emoji: "🎉",
          memberId: own.memberId,
          seq: 5,
          ...values,
        }),
      );
    expect(await react({})).toBe("accepted");
    expect(await react({ seq: 6 })).toBe(UNIQUE);
    expect(await react({ memberId: other.memberId, seq: 6 })).toBe(FOREIGN_KEY);
    expect(await react({ emoji: "🙈", seq: 6 })).toBe(FOREIGN_KEY);
  });

  it("pins and saved messages without a message or a person, or twice", async () => {
    const { workspaceId, conversationId, memberId, messageId } = own;
    const pin = (values: Partial<typeof schema.pins.$inferInsert>) =>
      refusal((tx) =>
        tx
          .insert(schema.pins)
          .values({ workspaceId, conversationId, messageId, seq: 9, pinnedBy: memberId, ...values }),
      );
    expect(await pin({})).toBe(UNIQUE);
    expect(await pin({ messageId: other.messageId })).toBe(FOREIGN_KEY);
    const save = (values: Partial<typeof schema.savedMessages.$inferInsert>) =>
      refusal((tx) => tx.insert(schema.savedMessages).values({ workspaceId, memberId, messageId, seq: 9, ...values }));
    expect(await save({})).toBe(UNIQUE);
    expect(await save({ messageId: other.messageId })).toBe(FOREIGN_KEY);
    expect(await save({ memberId: other.memberId })).toBe(FOREIGN_KEY);
  });

  it("events without the one they are for", async () => {
    const append = (seq: number, values: Partial<typeof schema.events.$inferInsert>) =>
      refusal((tx) =>
        tx
          .insert(schema.events)
          .values({ workspaceId: own.workspaceId, rid: 1, type: "x", audience: "workspace", seq, ...values }),
      );
    expect(await append(10, {})).toBe("accepted");
    expect(await append(10, {})).toBe(UNIQUE);
    expect(await append(11, { audience: "conversation" })).toBe(CHECK);
    expect(await append(11, { audience: "member" })).toBe(CHECK);
    expect(await append(0, {})).toBe(CHECK);
  });
});
