import type { MemberPreferences } from "@parley/api/server";
import { memberPreferences, type Tx } from "@parley/db";
import { and, eq, inArray } from "drizzle-orm";
import type { Hydrator } from "../../events/hydrator.js";
import type { LogRow } from "../../events/log-entry.js";
import { findConversationPreferences } from "../conversations/index.js";
import { idsNamed, payloadsBySeq } from "../payloads-by-seq.js";
import { presentMemberPreferences } from "./get-member-preferences.js";

/** Preferences in their present state: those of a conversation where the row names one, else those of the member. */
const changed: Hydrator = {
  types: ["preference.changed"],
  async hydrate(tx, workspaceId, rows) {
    const ofMembers = rows.filter(({ conversationId }) => conversationId === null);
    const ofConversations = rows.filter(({ conversationId }) => conversationId !== null);
    const byMember = await findMemberPreferences(tx, workspaceId, ofMembers);
    const bySeq = await findConversationPreferences(tx, workspaceId, ofConversations);
    return payloadsBySeq(rows, ({ seq, conversationId, entityId }) => {
      if (conversationId === null) {
        const preferences = byMember.get(entityId ?? "");
        return preferences && { scope: "member", preferences };
      }
      const preferences = bySeq.get(seq);
      return preferences && { scope: "conversation", preferences };
    });
  },
};

async function findMemberPreferences(
  tx: Tx,
  workspaceId: string,
  rows: readonly LogRow[],
): Promise<Map<string, MemberPreferences>> {
  const found = await tx
    .select()
    .from(memberPreferences)
    .where(
      and(
        eq(memberPreferences.workspaceId, workspaceId),
        inArray(memberPreferences.memberId, idsNamed(rows, "entityId")),
      ),
    );
  return new Map(found.map((row) => [row.memberId, presentMemberPreferences(row)]));
}

export const preferenceHydrators: readonly Hydrator[] = [changed];
