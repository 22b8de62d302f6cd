import { createHash, randomUUID } from "node:crypto";
import type { Database } from "../client/database.js";
import { enterWorkspace } from "../client/service-transaction.js";
import * as schema from "../schema/index.js";

export interface SeededWorkspace {
  workspaceId: string;
  slug: string;
  userId: string;
  memberId: string;
  conversationId: string;
  messageId: string;
  invitationTokenHash: string;
}

const later = () => new Date(Date.now() + 3600_000).toISOString();

/** A workspace with an owner and one row in every table, written as the service writes: through the fences. */
export async function seedWorkspace(db: Database): Promise<SeededWorkspace> {
  const ids = {
    workspaceId: randomUUID(),
    userId: randomUUID(),
    memberId: randomUUID(),
    conversationId: randomUUID(),
    messageId: randomUUID(),
  };
  const { workspaceId, userId, memberId, conversationId, messageId } = ids;
  const email = `${userId}@example.com`;
  const slug = `w-${workspaceId.slice(0, 13)}`;
  const invitationTokenHash = createHash("sha256").update(workspaceId).digest("hex");
  await db.withIdentity(async (tx) => {
    await tx.insert(schema.users).values({ id: userId, email, name: "Ada", passwordHash: "x" });
    const sessionId = randomUUID();
    await tx.insert(schema.sessions).values({
      id: createHash("sha256").update(userId).digest("hex"),
      publicId: sessionId,
      userId,
      kind: "cookie",
      expiresAt: later(),
      absoluteExpiresAt: later(),
    });
    await tx.insert(schema.sessionEnds).values({ sessionId: randomUUID() });
    await enterWorkspace(tx, workspaceId);
    const member = { workspaceId, memberId };
    const conversation = { workspaceId, conversationId };
    await tx.insert(schema.workspaces).values({ id: workspaceId, slug, name: "Acme", rev: 1 });
    await tx.insert(schema.workspaceCounters).values({ workspaceId, lastSeq: 1, lastRid: 7 });
    await tx
      .insert(schema.members)
      .values({ workspaceId, id: memberId, userId, name: "Ada", email, role: "owner", rev: 1 });
    await tx.insert(schema.memberPresences).values(member);
    await tx.insert(schema.invitations).values({
      workspaceId,
      tokenHash: invitationTokenHash,
      role: "member",
      expiresAt: later(),
      createdBy: memberId,
    });
    await tx.insert(schema.conversations).values({
      workspaceId,
      id: conversationId,
      kind: "group",
      name: "General",
      visibility: "public",
      rev: 1,
      createdBy: memberId,
    });
    await tx
      .insert(schema.conversationMembers)
      .values({ ...conversation, memberId, joinedSeq: 1, historySeq: 1, readSeq: 1 });
    await tx.insert(schema.messages).values({
      ...conversation,
      id: messageId,
      seq: 1,
      rev: 1,
      authorId: memberId,
      nonce: randomUUID(),
      text: "Hello",
      mentions: [memberId],
    });
    await tx
      .insert(schema.messageVersions)
      .values({ workspaceId, messageId, version: 1, text: "Helo", editedBy: memberId });
    await tx.insert(schema.hereMentions).values({ ...conversation, seq: 1, memberIds: [memberId] });
    const reaction = { workspaceId, messageId, emoji: "👍" };
    await tx.insert(schema.reactionCounts).values({ ...reaction, count: 1, rev: 1, sinceSeq: 1 });
    await tx.insert(schema.reactions).values({ ...reaction, memberId, seq: 1 });
    await tx.insert(schema.pins).values({ ...conversation, messageId, seq: 1, pinnedBy: memberId });
    await tx.insert(schema.savedMessages).values({ ...member, messageId, seq: 1 });
    await tx.insert(schema.memberDeliveries).values({ workspaceId, memberId, deliveredSeq: 1 });
    await tx.insert(schema.memberPreferences).values({ workspaceId, memberId, shareReceipts: false, rev: 1 });
    await tx.insert(schema.notifications).values({
      ...conversation,
      memberId,
      kind: "mention",
      subject: "message",
      subjectId: messageId,
      actorId: memberId,
      seq: 1,
      at: later(),
      alerts: true,
    });
    const deviceId = randomUUID();
    const device = { endpoint: `https://push.example/${deviceId}`, p256dh: "key", auth: "secret" };
    await tx.insert(schema.pushDevices).values({ ...member, id: deviceId, sessionId, ...device });
    await tx.insert(schema.pushDeliveries).values({ workspaceId, deviceId, notificationId: randomUUID(), seq: 1 });
    await tx.insert(schema.digests).values({ ...member, fromSeq: 0, toSeq: 1 });
    await tx.insert(schema.digestLinks).values({ ...member, tokenHash: invitationTokenHash });
    await tx.insert(schema.notificationMarks).values({ ...member, readSeq: 0, clearedSeq: 0 });
    await tx.insert(schema.notificationPositions).values({ workspaceId, seq: 1 });
    await tx.insert(schema.scheduledMessages).values({
      ...conversation,
      id: randomUUID(),
      memberId,
      alsoToConversation: false,
      nonce: randomUUID(),
      text: "Later",
      sendAt: later(),
      createdAt: later(),
      rev: 1,
    });
    await tx
      .insert(schema.drafts)
      .values({ ...conversation, memberId, placeId: conversationId, text: "Begun", rev: 1 });
    const link = { workspaceId, url: "https://example.com/" };
    await tx.insert(schema.linkPreviews).values({ ...link, title: "Example", fetchedAt: later() });
    await tx.insert(schema.messagePreviews).values({ ...link, messageId });
    const thread = { ...conversation, rootId: messageId };
    await tx.insert(schema.threads).values({ ...thread, replyCount: 0, lastSeq: 1, participantIds: [], rev: 1 });
    await tx.insert(schema.threadMembers).values({ ...thread, memberId, following: true, readSeq: 1, readRev: 1 });
    await tx
      .insert(schema.events)
      .values({ ...conversation, seq: 1, rid: 7, type: "message.sent", audience: "conversation", entityId: messageId });
  });
  return { ...ids, slug, invitationTokenHash };
}
