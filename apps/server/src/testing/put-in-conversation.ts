import { randomUUID } from "node:crypto";
import { conversationMembers, conversations, type Database } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { TestPerson } from "./identity-factories.js";

/** A conversation as the identity tests need it: who is in it. */
export interface TestConversation {
  add(person: TestPerson): Promise<void>;
  remove(person: TestPerson): Promise<void>;
  delete(): Promise<void>;
}

/** Puts people of one workspace into a conversation, straight into the tables and past the log. */
export async function putInConversation(
  db: Database,
  people: [TestPerson, ...TestPerson[]],
): Promise<TestConversation> {
  const [{ actor }] = people;
  const { workspaceId } = actor;
  const id = randomUUID();
  const membership = (person: TestPerson) => ({
    workspaceId,
    conversationId: id,
    memberId: person.actor.memberId,
    joinedSeq: 0,
    historySeq: 0,
    readSeq: 0,
  });
  await db.withWorkspace(workspaceId, async (tx) => {
    const group = { kind: "group", name: "Team", visibility: "private", rev: 0, createdBy: actor.memberId } as const;
    await tx.insert(conversations).values({ workspaceId, id, ...group });
    await tx.insert(conversationMembers).values(people.map(membership));
  });
  return {
    add: async (person) => {
      await db.withWorkspace(workspaceId, (tx) => tx.insert(conversationMembers).values(membership(person)));
    },
    remove: async (person) => {
      const place = and(
        eq(conversationMembers.workspaceId, workspaceId),
        eq(conversationMembers.conversationId, id),
        eq(conversationMembers.memberId, person.actor.memberId),
      );
      await db.withWorkspace(workspaceId, (tx) => tx.delete(conversationMembers).where(place));
    },
    delete: async () => {
      const place = and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, id));
      const deletedAt = new Date().toISOString();
      await db.withWorkspace(workspaceId, (tx) => tx.update(conversations).set({ deletedAt }).where(place));
    },
  };
}
